// Where a guest's own addresses lead, and whose a host address is: by the page maps and windows of the run.
import type {GuestView, PageWindow} from '../../bridge/protocol/messages.ts';
import {device} from '../../kits/screens.ts';
import type {GuestId} from '../../trace/units.ts';
import {pageRange} from '../widgets/figures.ts';
import type {ByteRange} from './byte-range.ts';

/** What is known of a guest's memory. */
export type GuestPages = Pick<GuestView, 'id' | 'window' | 'pageMap'>;

/** Where a range by a guest's own addresses leads. */
export interface LedTo {
  /** In as few pieces as there are, up to the first byte that leads nowhere. */
  readonly pieces: readonly ByteRange[];
  /** Bytes from there on. */
  readonly lost: number;
}

/** Where a guest's range leads in host memory. */
export function leadsTo({pageMap}: GuestPages, {address, length}: ByteRange): LedTo {
  const {pageBytes} = device.memory;
  const pieces: ByteRange[] = [];
  const end = address + Math.max(1, length);
  for (let at = address; at < end; ) {
    const page = Math.floor(at / pageBytes);
    const run = pageMap.find(({guestPage, count}) => page >= guestPage && page < guestPage + count);
    if (run === undefined) return {pieces, lost: end - at};
    const runEnd = (run.guestPage + run.count) * pageBytes;
    const host = at + (run.hostPage - run.guestPage) * pageBytes;
    const size = Math.min(end, runEnd) - at;
    const last = pieces.at(-1);
    if (last !== undefined && last.address + last.length === host)
      pieces[pieces.length - 1] = {address: last.address, length: last.length + size};
    else pieces.push({address: host, length: size});
    at += size;
  }
  return {pieces, lost: 0};
}

/** The guest's own address of a host address; null where none of its pages lies there. */
export function ownAddress({pageMap}: GuestPages, host: number): number | null {
  const {pageBytes} = device.memory;
  const page = Math.floor(host / pageBytes);
  const run = pageMap.find(({hostPage, count}) => page >= hostPage && page < hostPage + count);
  return run === undefined ? null : host + (run.guestPage - run.hostPage) * pageBytes;
}

/** Its pages lie at its own addresses: what it names is what the device would reach. */
export function liesAtOwnAddresses({pageMap}: GuestPages): boolean {
  return pageMap.length > 0 && pageMap.every(({guestPage, hostPage}) => guestPage === hostPage);
}

/** The guest whose page it is: by its page map, which may lead elsewhere than its window since the VMM moved a page; else by its window. */
export function holderOf<G extends GuestPages>(address: number, guests: readonly G[]): G | undefined {
  const page = Math.floor(address / device.memory.pageBytes);
  const mapped = guests.find((guest) => ownAddress(guest, address) !== null);
  return mapped ?? guests.find((guest) => isWithin(page, guest.window) && !mapsAll(guest));
}

/** The runs of host pages that are a guest's now: its window, but for those that the VMM moved away, and those that it moved them to. */
export function pagesNow(guest: GuestPages): readonly PageWindow[] {
  const {window, pageMap} = guest;
  const mapped = pageMap.map(({hostPage, count}): PageWindow => ({firstPage: hostPage, endPage: hostPage + count}));
  const all = mapsAll(guest) ? mapped : [window, ...mapped];
  const runs: PageWindow[] = [];
  for (const {firstPage, endPage} of all.toSorted((a, b) => a.firstPage - b.firstPage)) {
    const last = runs.at(-1);
    if (last === undefined || firstPage > last.endPage) runs.push({firstPage, endPage});
    else runs[runs.length - 1] = {...last, endPage: Math.max(last.endPage, endPage)};
  }
  return runs;
}

/** The same in addresses: `0x40000–0x53FFF, 0x55000–0x7FFFF, 0xD1000–0xD1FFF`. */
export function pagesNowText(guest: GuestPages): string {
  return pagesNow(guest).map(pageRange).join(', ');
}

/** The VMM moved some of its pages out of the window that it was given. */
export function hasMovedPages(guest: GuestPages): boolean {
  const {firstPage, endPage} = guest.window;
  return pagesNow(guest).some((run) => run.firstPage < firstPage || run.endPage > endPage);
}

const isWithin = (page: number, {firstPage, endPage}: GuestPages['window']): boolean =>
  page >= firstPage && page < endPage;

/** Its page map has as many pages as its window: what it does not lead to is not the guest's any more. */
function mapsAll({window, pageMap}: GuestPages): boolean {
  const mapped = pageMap.reduce((sum, {count}) => sum + count, 0);
  return mapped >= window.endPage - window.firstPage;
}

/** What a check was asked of. */
export interface AskedRange extends ByteRange {
  readonly guest: GuestId;
  /** 0 where it was allowed. */
  readonly reason: number;
}

/** True of a refused range of which the address is the guest's own, as it leads nowhere; else it is the host's. */
export function leadsNowhere({guest, reason, address}: AskedRange, guests: readonly GuestPages[]): boolean {
  const asker = guests.find(({id}) => id === guest);
  if (reason === 0 || asker === undefined || asker.pageMap.length === 0 || liesAtOwnAddresses(asker)) return false;
  // A page map leads to nobody else's pages.
  return device.model.reasons[reason]?.leavesMemory === true || holderOf(address, guests)?.id !== guest;
}
