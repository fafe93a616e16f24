// The map of the device's memory: its pages as a grid to walk with the arrow keys, and over it what lies and moves there.
import {type CSSProperties, type KeyboardEvent, type ReactNode, type RefObject, useEffect, useRef} from 'react';
import type {GuestView, LabView} from '../../../bridge/protocol/messages.ts';
import type {VerdictRow} from '../../../bridge/spans/verdict-index.ts';
import {device} from '../../../kits/screens.ts';
import {ownAddress} from '../../layout/guest-pages.ts';
import type {RecordOf} from '../../layout/meaning/record-meaning.ts';
import {addressText, columnText, type MapShape, mapShape, pageFacts} from '../../layout/memory-map.ts';
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

/** All of the memory, a cell a page. `onInto` looks closer at a page, where there is closer to look. */
export function MemoryMap({
  onInto,
  walked,
  ...props
}: MemoryMapProps & {
  readonly onInto?: ((page: number) => void) | undefined;
  /** A key led to another map: the chosen cell of that takes the keyboard. */
  readonly walked: RefObject<boolean>;
}) {
  const {view, page, onPage} = props;
  const {space, firstPage, endPage} = mapShape();
  const grid = useRef<HTMLDivElement>(null);
  const pages = Array.from({length: endPage - firstPage}, (_, n) => firstPage + n);
  const atTab = page ?? firstPage;
  useEffect(() => {
    if (walked.current) grid.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
    walked.current = false;
  }, [walked]);
  const onKeyDown = (event: KeyboardEvent): void => {
    const next = pageAfterKey(event.key, atTab);
    if (next === null && (event.key !== '+' || onInto === undefined)) return;
    event.preventDefault();
    event.stopPropagation();
    if (next === null) {
      walked.current = true;
      return onInto?.(atTab);
    }
    onPage(next);
    grid.current?.querySelector<HTMLElement>(`[data-page="${next}"]`)?.focus();
  };
  return (
    <MapFrame shape={mapShape()} {...props}>
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
            onInto={onInto}
          />
        ))}
      </div>
    </MapFrame>
  );
}

interface MapFrameProps extends Omit<MemoryMapProps, 'page' | 'onPage'> {
  readonly shape: MapShape;
  /** The cells. */
  readonly children: ReactNode;
  /** What stands below the address of a row. */
  readonly besideRow?: (address: number) => string | null;
}

/** Heads of columns and rows around the cells, and over those what lies and moves there. */
export function MapFrame({shape, view, denied, moved, children, besideRow = () => null}: MapFrameProps) {
  const {space, columns, rows, cellBytes, start} = shape;
  return (
    <div
      className="memory-map"
      data-fine={space.isHost}
      style={{'--columns': columns, '--rows': rows} as CSSProperties}
    >
      <div className="memory-columns" aria-hidden="true">
        {Array.from({length: columns}, (_, column) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
          <span key={column}>
            <i>+</i>
            {columnText(column, shape)}
          </span>
        ))}
      </div>
      <div className="memory-rows" aria-hidden="true">
        {Array.from({length: rows}, (_, row) => start + row * columns * cellBytes).map((address) => {
          const beside = besideRow(address);
          return (
            <span key={address}>
              {addressText(address)}
              {beside !== null && <small>{beside}</small>}
            </span>
          );
        })}
      </div>
      <div className="memory-field">
        {children}
        <MapMarks view={view} denied={denied} moved={moved} shape={shape} />
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

/** A page by the number that its guest has for it; null where that is the host's too. */
function ownPage(owner: GuestView, page: number): string | null {
  const {pageBytes} = device.memory;
  const own = ownAddress(owner, page * pageBytes);
  return own === null || own === page * pageBytes ? null : (own / pageBytes).toString(16).toUpperCase();
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
  readonly onInto: ((page: number) => void) | undefined;
}

function PageCell({page, guests, isChosen, isTabStop, onPage, onInto}: PageCellProps) {
  const {owner, use, pointers} = pageFacts(page, guests);
  const name = page.toString(16).toUpperCase();
  const own = owner === null ? null : ownPage(owner, page);
  const label = [
    `page ${name}`,
    owner === null ? nobodys() : `guest ${guestLetter(owner.id)}, ${wordsOfUse(use)}`,
    ...(own === null ? [] : [`its own page ${own}`]),
    ...pointers,
  ].join(', ');
  return (
    <button
      type="button"
      className="memory-page"
      data-page={page}
      data-guest={owner === null || use !== 'transmit' ? undefined : guestStyle(owner.id)}
      data-vmm={(owner === null && device.memory.isHost) || undefined}
      data-own={own ?? undefined}
      aria-label={label}
      aria-pressed={isChosen}
      tabIndex={isTabStop ? 0 : -1}
      onClick={() => onPage(page)}
      onDoubleClick={() => onInto?.(page)}
    >
      <span aria-hidden="true">{name}</span>
    </button>
  );
}
