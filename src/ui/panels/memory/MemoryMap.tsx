// The map of packet memory: 64 pages as a grid to walk with the arrow keys, and over it what lies and moves there.
import {type KeyboardEvent, useRef} from 'react';
import type {GuestView, LabView} from '../../../bridge/protocol/messages.ts';
import type {VerdictRow} from '../../../bridge/spans/verdict-index.ts';
import {PAGE_BYTES} from '../../../kits/ne2000/sheet/dp8390.ts';
import {COLUMNS, END_PAGE, FIRST_PAGE, pageFacts} from '../../layout/memory-map.ts';
import {hex} from '../../widgets/figures.ts';
import {guestLetter, guestStyle} from '../../widgets/guest-letter.ts';
import {MapMarks} from './MapMarks.tsx';

export interface MemoryMapProps {
  readonly view: LabView;
  /** The last refused move; null where nothing was. */
  readonly denied: VerdictRow | null;
  readonly page: number | null;
  readonly onPage: (page: number) => void;
}

const COLUMN_OFFSETS = Array.from({length: COLUMNS}, (_, n) => n);
const PAGES = Array.from({length: END_PAGE - FIRST_PAGE}, (_, n) => FIRST_PAGE + n);
/** The first page of each row. */
const ROW_STARTS = Array.from({length: (END_PAGE - FIRST_PAGE) / COLUMNS}, (_, n) => FIRST_PAGE + n * COLUMNS);
const USES = {transmit: 'transmit buffer', ring: 'receive ring', spare: 'not in use', nobody: 'no guest’s'} as const;

export function MemoryMap({view, denied, page, onPage}: MemoryMapProps) {
  const grid = useRef<HTMLDivElement>(null);
  const atTab = page ?? FIRST_PAGE;
  const onKeyDown = (event: KeyboardEvent): void => {
    const next = pageAfterKey(event.key, atTab);
    if (next === null) return;
    event.preventDefault();
    event.stopPropagation();
    onPage(next);
    grid.current?.querySelector<HTMLElement>(`[data-page="${next}"]`)?.focus();
  };
  return (
    <div className="memory-map">
      <div className="memory-columns" aria-hidden="true">
        {COLUMN_OFFSETS.map((column) => (
          <span key={column}>+{hex(column * PAGE_BYTES, 3)}</span>
        ))}
      </div>
      <div className="memory-rows" aria-hidden="true">
        {ROW_STARTS.map((start) => (
          <span key={start}>{hex(start * PAGE_BYTES, 4)}</span>
        ))}
      </div>
      <div className="memory-field">
        {/* biome-ignore lint/a11y/useSemanticElements: a map to walk with the arrow keys, not a form's group */}
        <div
          ref={grid}
          className="memory-grid"
          role="group"
          aria-label="Pages of packet memory; arrow keys walk"
          onKeyDown={onKeyDown}
        >
          {PAGES.map((number) => (
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
        <MapMarks view={view} denied={denied} />
      </div>
    </div>
  );
}

/** The page an arrow key leads to; null for other keys. */
export function pageAfterKey(key: string, page: number): number | null {
  const clip = (next: number): number => (next < FIRST_PAGE || next >= END_PAGE ? page : next);
  switch (key) {
    case 'ArrowLeft':
      return clip(page - 1);
    case 'ArrowRight':
      return clip(page + 1);
    case 'ArrowUp':
      return clip(page - COLUMNS);
    case 'ArrowDown':
      return clip(page + COLUMNS);
    case 'Home':
      return FIRST_PAGE;
    case 'End':
      return END_PAGE - 1;
    default:
      return null;
  }
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
    owner === null ? USES.nobody : `guest ${guestLetter(owner.id)}, ${USES[use]}`,
    ...pointers,
  ].join(', ');
  return (
    <button
      type="button"
      className="memory-page"
      data-page={page}
      data-guest={owner === null || use !== 'transmit' ? undefined : guestStyle(owner.id)}
      aria-label={label}
      aria-pressed={isChosen}
      tabIndex={isTabStop ? 0 : -1}
      onClick={() => onPage(page)}
    >
      <span aria-hidden="true">{name}</span>
    </button>
  );
}
