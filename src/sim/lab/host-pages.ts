// Whose pages of host memory are whose, and by which addresses a guest knows its own: the page maps of a run.
import type {AddressWindow} from '../../base/address-space.ts';
import {fail, ok, type Result} from '../../base/result.ts';
import type {DeviceFacts, SharedMemory} from '../../kits/contract/device-facts.ts';
import type {Policies} from '../../policies/policies.ts';
import type {AddressRange, Translation} from '../machine/page-map.ts';
import type {DmaView} from '../models/dma-view.ts';
import type {PageRun} from './lab-view.ts';

/** A scattered guest's pages lie so many apart, round its window: any number without a common divisor with their count keeps each once. */
const STRIDES = [7, 5, 3, 11, 13, 1];

/** How a guest's addresses lead into its pages. */
export function pageMapOf(
  kind: Policies['guestMemory'],
  window: AddressWindow,
  {pageBytes}: SharedMemory,
): Translation {
  const {start, end} = window;
  const first = start / pageBytes;
  const count = (end - start) / pageBytes;
  switch (kind) {
    case 'offset':
      return {kind: 'offset', by: start, size: end - start};
    case 'identity':
      return {
        kind: 'table',
        pageBytes,
        pages: Array.from({length: first + count}, (_, page) => (page < first ? null : page * pageBytes)),
      };
    case 'scattered': {
      const stride = STRIDES.find((each) => divisor(each, count) === 1) ?? 1;
      return {
        kind: 'table',
        pageBytes,
        pages: Array.from({length: count}, (_, page) => start + ((page * stride) % count) * pageBytes),
      };
    }
  }
}

/**
 * How the addresses of a recorded driver lead into its window: each buffer in one block, as it was in the machine that was recorded. A
 * fault where the window is too small for all of them.
 */
export function recordedPageMap(
  buffers: readonly AddressRange[],
  window: AddressWindow,
  {pageBytes}: SharedMemory,
): Result<Translation> {
  const pages: (number | null)[] = [];
  let next = window.start;
  for (const {start, length} of [...buffers].sort((a, b) => a.start - b.start)) {
    const last = Math.floor((start + length - 1) / pageBytes);
    for (let page = Math.floor(start / pageBytes); page <= last; page++) {
      if (pages[page] != null) continue;
      pages[page] = next;
      next += pageBytes;
    }
  }
  if (next > window.end)
    return fail(
      'guests[0].recording',
      `its driver gave the device ${(next - window.start) / pageBytes} pages of memory, and there are ${(window.end - window.start) / pageBytes}`,
    );
  return ok({kind: 'table', pageBytes, pages});
}

/** A page map as runs of pages, by the guest's numbers. */
function pageRunsOf(map: Translation, {pageBytes}: SharedMemory): readonly PageRun[] {
  if (map.kind === 'identity') return [];
  if (map.kind === 'offset')
    return [{guestPage: 0, hostPage: map.by / pageBytes, count: Math.ceil(map.size / pageBytes)}];
  const runs: PageRun[] = [];
  // A recorded driver's map has holes: it knows few pages of a large machine.
  for (const [key, start] of Object.entries(map.pages)) {
    if (start === null) continue;
    const [guestPage, hostPage] = [Number(key), start / pageBytes];
    const last = runs.at(-1);
    const goesOn =
      last !== undefined && last.guestPage + last.count === guestPage && last.hostPage + last.count === hostPage;
    if (goesOn) runs[runs.length - 1] = {...last, count: last.count + 1};
    else runs.push({guestPage, hostPage, count: 1});
  }
  return runs;
}

/** By view, which is replaced where a page moves. */
const PAGE_RUNS = new WeakMap<DmaView, readonly PageRun[]>();

/** The page map behind a guest's view; none where its card masters no bus. */
export function shownPageMap(view: DmaView | null, memory: SharedMemory): readonly PageRun[] {
  if (view === null) return [];
  const runs = PAGE_RUNS.get(view) ?? pageRunsOf(view.translation, memory);
  PAGE_RUNS.set(view, runs);
  return runs;
}

/** What a guest's addresses mean to a device that masters the bus. */
export function dmaViewOf(kind: Policies['guestMemory'], window: AddressWindow, memory: SharedMemory): DmaView {
  return {translation: pageMapOf(kind, window, memory), windows: [window]};
}

/** The pages that a guest has by its own addresses: the first, and one past the last. */
export function guestPages(
  kind: Policies['guestMemory'],
  {firstPage, endPage}: {readonly firstPage: number; readonly endPage: number},
): {readonly firstPage: number; readonly endPage: number} {
  return kind === 'identity' ? {firstPage, endPage} : {firstPage: 0, endPage: endPage - firstPage};
}

/** The VMM's own pages: the longest run that lies in no guest's window; none of a device that reaches no host memory, or where guests have all. */
export function vmmPages({memory}: DeviceFacts, windows: readonly AddressWindow[]): AddressWindow | null {
  if (memory.isHost !== true) return null;
  const taken = [...windows].sort((a, b) => a.start - b.start);
  let best: AddressWindow | null = null;
  let from = memory.start;
  for (const {start, end} of [...taken, {start: memory.end, end: memory.end}]) {
    if (start - from > (best === null ? 0 : best.end - best.start)) best = {start: from, end: start};
    from = Math.max(from, end);
  }
  return best;
}

function divisor(a: number, b: number): number {
  return b === 0 ? a : divisor(b, a % b);
}
