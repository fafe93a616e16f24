// A part of a large memory, closer: cells finer than pages, to walk with the arrow keys over the map's edge too.
import {type KeyboardEvent, type RefObject, useEffect, useRef} from 'react';
import {holderOf, ownAddress} from '../../layout/guest-pages.ts';
import {addressText} from '../../layout/memory-map.ts';
import {addressAfterKey, cellWords, type MapPlace, mapSpans, shapeAt} from '../../layout/memory-scales.ts';
import {guestLetter} from '../../widgets/guest-letter.ts';
import {MapFrame, type MemoryMapProps} from './MemoryMap.tsx';

interface CloseMapProps extends Omit<MemoryMapProps, 'page' | 'onPage'> {
  readonly place: MapPlace;
  readonly onPlace: (place: MapPlace) => void;
  /** The memory, where it is watched: cells say which hold anything. */
  readonly memory: Uint8Array | null;
  /** A key led to another map: the chosen cell of that takes the keyboard. */
  readonly walked: RefObject<boolean>;
}

export function CloseMap({place, onPlace, memory, walked, view, denied, moved}: CloseMapProps) {
  const grid = useRef<HTMLDivElement>(null);
  const shape = shapeAt(place);
  const {space, cellBytes, columns, rows, start, pageBytes} = shape;
  const chosen = start + Math.floor((place.at - start) / cellBytes) * cellBytes;
  const deepest = mapSpans().length - 1;
  const into = (at: number): void => onPlace({scale: Math.min(deepest, place.scale + 1), at});
  useEffect(() => {
    if (walked.current) grid.current?.querySelector<HTMLElement>(`[data-at="${chosen}"]`)?.focus();
    walked.current = false;
  }, [chosen, walked]);
  const onKeyDown = (event: KeyboardEvent): void => {
    const next = addressAfterKey(event.key, chosen, shape);
    if (next !== null) {
      walked.current = true;
      onPlace({...place, at: next});
    } else if (event.key === '+') into(chosen);
    else if (event.key === '-') {
      walked.current = true;
      onPlace({scale: place.scale - 1, at: chosen});
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const cells = Array.from({length: columns * rows}, (_, n) => start + n * cellBytes);
  const ownOfRow = (address: number): string | null => {
    const holder = holderOf(address, view.guests);
    const own = holder === undefined ? null : ownAddress(holder, address);
    return holder === undefined || own === null || own === address
      ? null
      : `${guestLetter(holder.id)} ${addressText(own)}`;
  };
  return (
    <MapFrame shape={shape} view={view} denied={denied} moved={moved} besideRow={ownOfRow}>
      {/* biome-ignore lint/a11y/useSemanticElements: a map to walk with the arrow keys, not a form's group */}
      <div
        ref={grid}
        className="memory-grid"
        role="group"
        aria-label={`${cellBytes} bytes of ${space.name} a cell; arrow keys walk, + and − look closer and from farther`}
        onKeyDown={onKeyDown}
      >
        {cells.map((at) => (
          <button
            key={at}
            type="button"
            className="memory-page"
            data-at={at}
            data-vmm={holderOf(at, view.guests) === undefined || undefined}
            data-filled={
              memory?.subarray(at - space.start, at - space.start + cellBytes).some((byte) => byte !== 0) || undefined
            }
            data-page-start={(cellBytes < pageBytes && at % pageBytes === 0) || undefined}
            aria-label={cellWords(at, shape, view.guests)}
            aria-pressed={at === chosen}
            tabIndex={at === chosen ? 0 : -1}
            onClick={() => onPlace({...place, at})}
            onDoubleClick={() => into(at)}
          />
        ))}
      </div>
    </MapFrame>
  );
}
