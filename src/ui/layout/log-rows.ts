// Which record each row of the log shows, and where the present stands among them.
import type {EventIndex} from '../../trace/units.ts';

/** Rows of 24 px that fit in the tallest element a browser scrolls (33.5 million px), with room to spare. */
export const LARGEST_SLOTS = 1_300_000;

/** The rows of the log: every computed record, or those that pass the filter. */
export interface LogRows {
  readonly count: number;
  /** The record in a row. */
  at(row: number): EventIndex;
  /** The last row at or before a record; -1 if there is none. */
  rowOf(index: EventIndex): number;
  /** How many port accesses a row stands for, of its own and of those after it that are like it. */
  standsFor(row: number): number;
}

/**
 * Rows over `matches`, or over all of `computed` records where nothing is filtered. `current` gets a row of its own even
 * if the filter leaves it out; -1: there is none. `counts`: how many accesses each match stands for.
 */
export function logRows(
  matches: Uint32Array | null,
  computed: EventIndex,
  current: EventIndex = -1,
  counts: Uint32Array | null = null,
): LogRows {
  if (matches === null)
    return {count: computed, at: (row) => row, rowOf: (index) => Math.min(index, computed - 1), standsFor: () => 1};
  const before = lastAtOrBefore(matches, current);
  const isLeftOut = current >= 0 && current < computed && matches[before] !== current;
  const extra = isLeftOut ? before + 1 : Number.POSITIVE_INFINITY;
  const match = (row: number): number => (row > extra ? row - 1 : row);
  return {
    count: matches.length + (isLeftOut ? 1 : 0),
    at: (row) => (row === extra ? current : (matches[match(row)] ?? -1)),
    rowOf: (index) => lastAtOrBefore(matches, index) + (isLeftOut && index >= current ? 1 : 0),
    standsFor: (row) => (row === extra || counts === null ? 1 : (counts[match(row)] ?? 1)),
  };
}

function lastAtOrBefore(ascending: Uint32Array, value: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ascending[middle] ?? 0) <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/**
 * The row shown in slot `slot` of the scrolled list. Up to LARGEST_SLOTS rows the two are the same; beyond, the slot
 * at the top (`firstSlot`) picks the row by its share of the way down, and the slots below it count on from there.
 */
export function rowInSlot(slot: number, firstSlot: number, visible: number, rows: number): number {
  if (rows <= LARGEST_SLOTS) return slot;
  return topRow(firstSlot, visible, rows) + (slot - firstSlot);
}

/** The slot to scroll to so that `row` is shown in the slot `below` places under the top. */
export function slotForTopRow(row: number, visible: number, rows: number): number {
  if (rows <= LARGEST_SLOTS) return row;
  const share = row / Math.max(1, rows - visible);
  return Math.round(Math.min(1, Math.max(0, share)) * (LARGEST_SLOTS - visible));
}

function topRow(firstSlot: number, visible: number, rows: number): number {
  const share = firstSlot / Math.max(1, LARGEST_SLOTS - visible);
  return Math.round(Math.min(1, share) * (rows - visible));
}
