// The map of the device's memory: its pages as a grid to walk with the arrow keys, and over it what lies and moves there.
import {type CSSProperties, type KeyboardEvent, useRef} from 'react';
import type {GuestView, LabView} from '../../../bridge/protocol/messages.ts';
import type {VerdictRow} from '../../../bridge/spans/verdict-index.ts';
import {device} from '../../../kits/screens.ts';
import type {RecordOf} from '../../layout/meaning/record-meaning.ts';
import {addressText, columnText, mapShape, pageFacts} from '../../layout/memory-map.ts';
import {guestLetter, guestStyle} from '../../widgets/guest-letter.ts';
import {MapMarks} from './MapMarks.tsx';

export interface MemoryMapProps {
  readonly view: LabView;
  /** The last refused move; null where nothing was. */
  readonly denied: VerdictRow | null;
  /** What the device has just moved by itself; null where the present is something else. */
  readonly moved: RecordOf<'dma'> | null;
  readonly page: number | null;
  readonly onPage: (page: number) => void;
}

export function MemoryMap({view, denied, moved, page, onPage}: MemoryMapProps) {
  const grid = useRef<HTMLDivElement>(null);
  const {space, pageBytes, firstPage, endPage, columns, rows} = mapShape();
  const columnOffsets = Array.from({length: columns}, (_, n) => n);
  const pages = Array.from({length: endPage - firstPage}, (_, n) => firstPage + n);
  const rowStarts = Array.from({length: rows}, (_, n) => firstPage + n * columns);
  const atTab = page ?? firstPage;
  const onKeyDown = (event: KeyboardEvent): void => {
    const next = pageAfterKey(event.key, atTab);
    if (next === null) return;
    event.preventDefault();
    event.stopPropagation();
    onPage(next);
    grid.current?.querySelector<HTMLElement>(`[data-page="${next}"]`)?.focus();
  };
  return (
    <div className="memory-map" style={{'--columns': columns, '--rows': rows} as CSSProperties}>
      <div className="memory-columns" aria-hidden="true">
        {columnOffsets.map((column) => (
          <span key={column}>+{columnText(column)}</span>
        ))}
      </div>
      <div className="memory-rows" aria-hidden="true">
        {rowStarts.map((start) => (
          <span key={start}>{addressText(start * pageBytes)}</span>
        ))}
      </div>
      <div className="memory-field">
        {/* biome-ignore lint/a11y/useSemanticElements: a map to walk with the arrow keys, not a form's group */}
        <div
          ref={grid}
          className="memory-grid"
          role="group"
          aria-label={`Pages of ${space.name}; arrow keys walk`}
          onKeyDown={onKeyDown}
        >
          {pages.map((number) => (
            <PageCell
              key={number}
              page={number}
              guests={view.guests}
              isChosen={number === page}
              isTabStop={number === atTab}
              onPage={onPage}
            />
          ))}
        </div>
        <MapMarks view={view} denied={denied} moved={moved} />
      </div>
    </div>
  );
}

/** The page an arrow key leads to; null for other keys. */
export function pageAfterKey(key: string, page: number): number | null {
  const {firstPage, endPage, columns} = mapShape();
  const clip = (next: number): number => (next < firstPage || next >= endPage ? page : next);
  switch (key) {
    case 'ArrowLeft':
      return clip(page - 1);
    case 'ArrowRight':
      return clip(page + 1);
    case 'ArrowUp':
      return clip(page - columns);
    case 'ArrowDown':
      return clip(page + columns);
    case 'Home':
      return firstPage;
    case 'End':
      return endPage - 1;
    default:
      return null;
  }
}

/** Whose a page is that no guest has. */
function nobodys(): string {
  return device.memory.isHost === true ? 'the VMM’s' : 'no guest’s';
}

function wordsOfUse(use: ReturnType<typeof pageFacts>['use']): string {
  const ring = device.network?.ring;
  if (ring == null) return 'its memory';
  return use === 'transmit' ? ring.buffer.name : use === 'ring' ? ring.name : 'not in use';
}

interface PageCellProps {
  readonly page: number;
  readonly guests: readonly GuestView[];
  readonly isChosen: boolean;
  readonly isTabStop: boolean;
  readonly onPage: (page: number) => void;
}

function PageCell({page, guests, isChosen, isTabStop, onPage}: PageCellProps) {
  const {owner, use, pointers} = pageFacts(page, guests);
  const name = page.toString(16).toUpperCase();
  const label = [
    `page ${name}`,
    owner === null ? nobodys() : `guest ${guestLetter(owner.id)}, ${wordsOfUse(use)}`,
    ...pointers,
  ].join(', ');
  return (
    <button
      type="button"
      className="memory-page"
      data-page={page}
      data-guest={owner === null || use !== 'transmit' ? undefined : guestStyle(owner.id)}
      data-vmm={(owner === null && device.memory.isHost) || undefined}
      aria-label={label}
      aria-pressed={isChosen}
      tabIndex={isTabStop ? 0 : -1}
      onClick={() => onPage(page)}
    >
      <span aria-hidden="true">{name}</span>
    </button>
  );
}
