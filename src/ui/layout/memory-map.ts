// Where things lie on the map of the device's memory: rows of pages, as nearly a square as they come. Everything in columns and
// rows, no pixels.
import {CARD_MEMORY} from '../../base/address-space.ts';
import {hex} from '../../base/figures.ts';
import type {GuestView, LabView, PageWindow, RingView} from '../../bridge/protocol/messages.ts';
import type {DeviceMemory} from '../../kits/contract/device-memory.ts';
import type {RingMark} from '../../kits/contract/network-view.ts';
import {device} from '../../kits/screens.ts';
import type {GuestId} from '../../trace/units.ts';
import type {ByteRange} from './byte-range.ts';
import {holderOf, pagesNow} from './guest-pages.ts';

/** The map of a memory, or of a part of it. */
export interface MapShape {
  readonly space: DeviceMemory;
  readonly pageBytes: number;
  /** The first page, and one past the last. */
  readonly firstPage: number;
  readonly endPage: number;
  /** What a cell stands for; a page where all of the memory is shown. */
  readonly cellBytes: number;
  /** Address of the first cell. */
  readonly start: number;
  /** Cells in a row: a power of two. */
  readonly columns: number;
  readonly rows: number;
}

/** The map of the device's memory, a cell a page; no pages where it has none. */
export function mapShape(): MapShape {
  const space = device.memory;
  const {pageBytes} = space;
  const [firstPage, endPage] = [Math.floor(space.start / pageBytes), Math.ceil(space.end / pageBytes)];
  const pages = endPage - firstPage;
  const columns = pages === 0 ? 1 : 2 ** Math.ceil(Math.log2(Math.sqrt(pages)));
  const rows = Math.ceil(pages / columns);
  return {space, pageBytes, firstPage, endPage, cellBytes: pageBytes, start: firstPage * pageBytes, columns, rows};
}

/** Columns whose heads have room for `0x`. */
const MOST_WIDE = 8;

const digitsFor = (most: number, least: number): number => Math.max(least, most.toString(16).length);

/** An address of the memory, each as long as the last. */
export function addressText(address: number): string {
  return hex(address, digitsFor(device.memory.end - 1, 4));
}

/** How far a column lies from the start of its row, in hexadecimal; of many columns without the sign of it. */
export function columnText(column: number, {columns, cellBytes} = mapShape()): string {
  const text = hex(column * cellBytes, digitsFor(columns * cellBytes - 1, columns > MOST_WIDE ? 1 : 3));
  return columns > MOST_WIDE ? text.replace('0x', '') : text;
}

/** A stretch of one row, in columns: [left, right). */
export interface Piece {
  readonly row: number;
  readonly left: number;
  readonly right: number;
}

/** The pieces of [address, address + length), row by row; what lies outside the map is left out. */
export function pieces(address: number, length: number, shape = mapShape()): Piece[] {
  const {space, cellBytes, start, columns, rows} = shape;
  const rowBytes = columns * cellBytes;
  const from = Math.max(address, start) - start;
  const to = Math.min(address + length, space.end, start + rows * rowBytes) - start;
  const list: Piece[] = [];
  for (let at = from; at < to; ) {
    const row = Math.floor(at / rowBytes);
    const end = Math.min(to, (row + 1) * rowBytes);
    list.push({row, left: (at - row * rowBytes) / cellBytes, right: (end - row * rowBytes) / cellBytes});
    at = end;
  }
  return list;
}

/** A page's place on the map. */
export function placeOfPage(page: number): {readonly row: number; readonly column: number} {
  const {firstPage, columns} = mapShape();
  return {row: Math.floor((page - firstPage) / columns), column: (page - firstPage) % columns};
}

/** The outline of a window, as far as the map goes, as an SVG path in columns and rows; two shapes where its rows do not touch. */
export function windowOutline({firstPage, endPage}: PageWindow, shape = mapShape()): string {
  const {columns, rows, pageBytes, cellBytes, start: mapStart} = shape;
  const cellOf = (page: number): number =>
    Math.max(0, Math.min(columns * rows, (page * pageBytes - mapStart) / cellBytes));
  const [first, end] = [cellOf(firstPage), cellOf(endPage)];
  if (end <= first) return '';
  const placeOf = (cell: number) => ({row: Math.floor(cell / columns), column: cell % columns});
  const start = placeOf(first);
  const last = placeOf(end - 1);
  const right = last.column + 1;
  const box = (left: number, top: number, edge: number, bottom: number): string =>
    `M${left},${top} H${edge} V${bottom} H${left} Z`;
  if (start.row === last.row) return box(start.column, start.row, right, start.row + 1);
  if (last.row === start.row + 1 && right <= start.column) {
    return `${box(start.column, start.row, columns, start.row + 1)} ${box(0, last.row, right, last.row + 1)}`;
  }
  return `M${start.column},${start.row} H${columns} V${last.row} H${right} V${last.row + 1} H0 V${start.row + 1} H${start.column} Z`;
}

/** Ring pointers at one edge of one page. */
export interface Flag {
  readonly page: number;
  /** What is one past the ring stands at the right edge of the last page. */
  readonly edge: 'left' | 'right';
  /** Another flag stands at the page's other edge: where pages are narrow, this one stands below it. */
  readonly isBelow: boolean;
  readonly names: readonly string[];
  readonly guest: GuestId;
  /** In the card, or saved in the guest's context. */
  readonly isInCard: boolean;
}

/** The flags of a guest's ring; pointers outside the memory have none. */
export function flagsOf({id, ring, isOwner}: GuestView): Flag[] {
  if (ring === null) return [];
  const {firstPage, endPage} = mapShape();
  const flags: Flag[] = [];
  const add = ({name, at}: RingMark): void => {
    const edge = at === 'stop' ? 'right' : 'left';
    const page = at === 'stop' ? ring.stop - 1 : ring[at];
    if (page < firstPage || page >= endPage) return;
    const same = flags.findIndex((flag) => flag.page === page && flag.edge === edge);
    const found = flags[same];
    const isBelow = flags.some((flag) => flag.page === page && flag.edge !== edge);
    if (found === undefined) flags.push({page, edge, isBelow, names: [name], guest: id, isInCard: isOwner});
    else flags[same] = {...found, names: [...found.names, name]};
  };
  for (const mark of device.network?.ring?.marks ?? []) add(mark);
  return flags;
}

/** The register that holds one of the ring's places. */
export function markName(at: RingMark['at']): string {
  return device.network?.ring?.marks.find((mark) => mark.at === at)?.name ?? at;
}

/** The pages of undrained frames: from the boundary, or after it, up to the current page, around the end of the ring. */
export function heldRanges(ring: RingView, undrained: number): ByteRange[] {
  if (undrained === 0 || ring.stop <= ring.start) return [];
  const {pageBytes} = mapShape();
  const next = ring.boundary + (device.network?.ring?.heldAfter ?? 0);
  const after = next >= ring.stop ? ring.start : next;
  const range = (from: number, to: number): ByteRange[] =>
    to > from ? [{address: from * pageBytes, length: (to - from) * pageBytes}] : [];
  if (ring.current > after) return range(after, ring.current);
  return [...range(after, ring.stop), ...range(ring.start, ring.current)];
}

/** A guest's pages before its ring: where frames to send are put. */
export function transmitPages({window, ring}: GuestView): PageWindow | null {
  if (device.network?.ring == null) return null;
  const endPage = ring === null ? window.firstPage : Math.min(ring.start, window.endPage);
  return endPage > window.firstPage ? {firstPage: window.firstPage, endPage} : null;
}

/** A transmit buffer by its first page; numbered where a guest has more than one. */
export interface TransmitBuffer {
  readonly page: number;
  /** From 1; null for a single buffer. */
  readonly number: number | null;
}

/** The transmit buffers of a guest, as many as have room. */
export function transmitBuffers(guest: GuestView): TransmitBuffer[] {
  const pages = transmitPages(guest);
  const buffer = device.network?.ring?.buffer;
  if (pages === null || buffer === undefined) return [];
  const count = Math.max(1, Math.floor((pages.endPage - pages.firstPage) / buffer.pages));
  return Array.from({length: count}, (_, n) => ({
    page: pages.firstPage + n * buffer.pages,
    number: count > 1 ? n + 1 : null,
  }));
}

/** The page of a ring where its name stands: the first with no flag and nothing held, else its second. */
export function ringLabelPage(guest: GuestView): number | null {
  const {ring} = guest;
  if (ring === null || ring.stop - ring.start < 2) return null;
  const {pageBytes, columns} = mapShape();
  const taken = new Set(flagsOf(guest).map(({page}) => page));
  const held = heldRanges(ring, guest.undrained);
  const isHeld = (page: number): boolean =>
    held.some(({address, length}) => page * pageBytes < address + length && (page + 1) * pageBytes > address);
  for (let page = ring.start + 1; page < ring.stop; page++) {
    const isTightlyFollowed = placeOfPage(page).column === columns - 1 || taken.has(page + 1);
    if (!taken.has(page) && !isHeld(page) && !isTightlyFollowed) return page;
  }
  return null;
}

/** Remote moves of card memory that were allowed and have not ended: what the amber outline shows. A frame being sent is on the wire already. */
export function aboutToMove(view: Pick<LabView, 'pending'>): LabView['pending'] {
  return view.pending.filter(({move, space}) => move !== 'transmit' && space === CARD_MEMORY);
}

/** The runs of pages that no guest has, where those are the VMM's: in the memory of the machine itself. */
export function vmmRuns(guests: readonly GuestView[]): readonly PageWindow[] {
  const {space, firstPage, endPage} = mapShape();
  if (space.isHost !== true) return [];
  const runs: PageWindow[] = [];
  let from = firstPage;
  for (const held of guests.flatMap(pagesNow).sort((a, b) => a.firstPage - b.firstPage)) {
    if (held.firstPage > from) runs.push({firstPage: from, endPage: held.firstPage});
    from = Math.max(from, held.endPage);
  }
  return from < endPage ? [...runs, {firstPage: from, endPage}] : runs;
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
  const owner = holderOf(page * device.memory.pageBytes, guests) ?? null;
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
