// Where things lie on the map of packet memory: 8 × 8 pages, a row is 0x800 bytes. Everything in columns and rows, no pixels.
import {CARD_MEMORY} from '../../base/address-space.ts';
import type {GuestView, LabView, PageWindow, RingView} from '../../bridge/protocol/messages.ts';
import {PACKET_MEMORY} from '../../kits/ne2000/sheet/board.ts';
import {PAGE_BYTES} from '../../kits/ne2000/sheet/dp8390.ts';
import type {GuestId} from '../../trace/units.ts';

/** Pages in a row of the map. */
export const COLUMNS = 8;
/** First page of packet memory. */
export const FIRST_PAGE = PACKET_MEMORY.start / PAGE_BYTES;
/** One past the last page. */
export const END_PAGE = PACKET_MEMORY.end / PAGE_BYTES;
/** Pages that hold the longest frame to send. */
const FRAME_PAGES = 6;
const ROW_BYTES = COLUMNS * PAGE_BYTES;

/** A stretch of one row, in columns: [left, right). */
export interface Piece {
  readonly row: number;
  readonly left: number;
  readonly right: number;
}

/** The pieces of [address, address + length), row by row; what lies outside packet memory is left out. */
export function pieces(address: number, length: number): Piece[] {
  const from = Math.max(address, PACKET_MEMORY.start) - PACKET_MEMORY.start;
  const to = Math.min(address + length, PACKET_MEMORY.end) - PACKET_MEMORY.start;
  const list: Piece[] = [];
  for (let at = from; at < to; ) {
    const row = Math.floor(at / ROW_BYTES);
    const end = Math.min(to, (row + 1) * ROW_BYTES);
    list.push({row, left: (at - row * ROW_BYTES) / PAGE_BYTES, right: (end - row * ROW_BYTES) / PAGE_BYTES});
    at = end;
  }
  return list;
}

/** A page's place on the map. */
export const placeOfPage = (page: number): {readonly row: number; readonly column: number} => ({
  row: Math.floor((page - FIRST_PAGE) / COLUMNS),
  column: (page - FIRST_PAGE) % COLUMNS,
});

/** The outline of a window as an SVG path in columns and rows; two shapes where its rows do not touch. */
export function windowOutline({firstPage, endPage}: PageWindow): string {
  if (endPage <= firstPage) return '';
  const start = placeOfPage(firstPage);
  const last = placeOfPage(endPage - 1);
  const right = last.column + 1;
  const box = (left: number, top: number, end: number, bottom: number): string =>
    `M${left},${top} H${end} V${bottom} H${left} Z`;
  if (start.row === last.row) return box(start.column, start.row, right, start.row + 1);
  if (last.row === start.row + 1 && right <= start.column) {
    return `${box(start.column, start.row, COLUMNS, start.row + 1)} ${box(0, last.row, right, last.row + 1)}`;
  }
  return `M${start.column},${start.row} H${COLUMNS} V${last.row} H${right} V${last.row + 1} H0 V${start.row + 1} H${start.column} Z`;
}

/** Ring pointers at one edge of one page. */
export interface Flag {
  readonly page: number;
  /** PSTOP is one past the ring: its flag stands at the right edge of the last page. */
  readonly edge: 'left' | 'right';
  /** Another flag stands at the page's other edge: where pages are narrow, this one stands below it. */
  readonly isBelow: boolean;
  readonly names: readonly string[];
  readonly guest: GuestId;
  /** In the card, or saved in the guest's context. */
  readonly isInCard: boolean;
}

/** The flags of a guest's ring; pointers outside packet memory have none. */
export function flagsOf({id, ring, isOwner}: GuestView): Flag[] {
  if (ring === null) return [];
  const flags: Flag[] = [];
  const add = (name: string, page: number, edge: 'left' | 'right'): void => {
    if (page < FIRST_PAGE || page >= END_PAGE) return;
    const same = flags.findIndex((flag) => flag.page === page && flag.edge === edge);
    const found = flags[same];
    const isBelow = flags.some((flag) => flag.page === page && flag.edge !== edge);
    if (found === undefined) flags.push({page, edge, isBelow, names: [name], guest: id, isInCard: isOwner});
    else flags[same] = {...found, names: [...found.names, name]};
  };
  add('PSTART', ring.start, 'left');
  add('BNRY', ring.boundary, 'left');
  add('CURR', ring.current, 'left');
  add('PSTOP', ring.stop - 1, 'right');
  return flags;
}

/** A range of bytes on the card. */
export interface ByteRange {
  readonly address: number;
  readonly length: number;
}

/** The pages of undrained frames: after BNRY up to CURR, around the end of the ring. [DP8390D, Buffer Ring] */
export function heldRanges(ring: RingView, undrained: number): ByteRange[] {
  if (undrained === 0 || ring.stop <= ring.start) return [];
  const after = ring.boundary + 1 >= ring.stop ? ring.start : ring.boundary + 1;
  const range = (from: number, to: number): ByteRange[] =>
    to > from ? [{address: from * PAGE_BYTES, length: (to - from) * PAGE_BYTES}] : [];
  if (ring.current > after) return range(after, ring.current);
  return [...range(after, ring.stop), ...range(ring.start, ring.current)];
}

/** A guest's pages before its ring: where frames to send are put. */
export function transmitPages({window, ring}: GuestView): PageWindow | null {
  const endPage = ring === null ? window.firstPage : Math.min(ring.start, window.endPage);
  return endPage > window.firstPage ? {firstPage: window.firstPage, endPage} : null;
}

/** A transmit buffer by its first page; numbered where a guest has more than one. */
export interface TransmitBuffer {
  readonly page: number;
  /** From 1; null for a single buffer. */
  readonly number: number | null;
}

/** The transmit buffers of a guest, six pages each: enough for 1 514 bytes. */
export function transmitBuffers(guest: GuestView): TransmitBuffer[] {
  const pages = transmitPages(guest);
  if (pages === null) return [];
  const count = Math.max(1, Math.floor((pages.endPage - pages.firstPage) / FRAME_PAGES));
  return Array.from({length: count}, (_, n) => ({
    page: pages.firstPage + n * FRAME_PAGES,
    number: count > 1 ? n + 1 : null,
  }));
}

/** The page of a ring where its name stands: the first with no flag and nothing held, else its second. */
export function ringLabelPage(guest: GuestView): number | null {
  const {ring} = guest;
  if (ring === null || ring.stop - ring.start < 2) return null;
  const taken = new Set(flagsOf(guest).map(({page}) => page));
  const held = heldRanges(ring, guest.undrained);
  const isHeld = (page: number): boolean =>
    held.some(({address, length}) => page * PAGE_BYTES < address + length && (page + 1) * PAGE_BYTES > address);
  for (let page = ring.start + 1; page < ring.stop; page++) {
    const isTightlyFollowed = placeOfPage(page).column === COLUMNS - 1 || taken.has(page + 1);
    if (!taken.has(page) && !isHeld(page) && !isTightlyFollowed) return page;
  }
  return null;
}

/** Whose page it is; null where nobody's. */
function ownerOfPage(page: number, guests: readonly GuestView[]): GuestView | null {
  return guests.find(({window}) => page >= window.firstPage && page < window.endPage) ?? null;
}

/** Remote moves of card memory that were allowed and have not ended: what the amber outline shows. A frame being sent is on the wire already. */
export function aboutToMove(view: Pick<LabView, 'pending'>): LabView['pending'] {
  return view.pending.filter(({move, space}) => move !== 'transmit' && space === CARD_MEMORY);
}

/** What a screen reader hears of a page: owner, use, pointers. */
export function pageFacts(
  page: number,
  guests: readonly GuestView[],
): {
  readonly owner: GuestView | null;
  readonly use: 'transmit' | 'ring' | 'spare' | 'nobody';
  readonly pointers: readonly string[];
} {
  const owner = ownerOfPage(page, guests);
  const pointers = guests.flatMap((guest) =>
    flagsOf(guest)
      .filter((flag) => flag.page === page)
      .flatMap(({names}) => names),
  );
  if (owner === null) return {owner, use: 'nobody', pointers};
  const pages = transmitPages(owner);
  if (pages !== null && page < pages.endPage) return {owner, use: 'transmit', pointers};
  const isRing = owner.ring !== null && page >= owner.ring.start && page < owner.ring.stop;
  return {owner, use: isRing ? 'ring' : 'spare', pointers};
}
