// What has no room in a record's word 1: ranges of memory by the number of their record, four numbers a row, in a column that
// grows with the store, or in the copy of a piece of it that travels with a window.
import type {SpaceNumber} from '../base/address-space.ts';
import {assert} from '../base/assert.ts';
import type {EventIndex} from './units.ts';

/** A run of bytes in one of the machine's address spaces; both numbers are whole. */
export interface MemoryRange {
  /** Below 2^53: further than a number can count bytes, no memory is known to reach. */
  readonly address: number;
  /** Bytes, below 2^32. */
  readonly length: number;
  readonly space: SpaceNumber;
}

/** Finds the row of a record that is `isBeside`. */
export interface RangesBeside {
  /** The row of record `index`; there must be one. */
  of(index: EventIndex): MemoryRange;
}

/** Numbers in a row: the record's, address, length, address space. */
export const ROW_NUMBERS = 4;

/** The first of `count` rows whose record is `index` or a later one; `count` if there is none. */
export function firstRowFrom(rows: Float64Array, count: number, index: EventIndex): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((rows[middle * ROW_NUMBERS] ?? 0) < index) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The row of record `index` among `count` of them. */
export function rangeIn(rows: Float64Array, count: number, index: EventIndex): MemoryRange {
  const at = firstRowFrom(rows, count, index) * ROW_NUMBERS;
  if (at >= count * ROW_NUMBERS || rows[at] !== index) assert(false, `record ${index} has no range beside it`);
  return {address: rows[at + 1] ?? 0, length: rows[at + 2] ?? 0, space: rows[at + 3] ?? 0};
}

/** No record has anything beside it. */
export const NOTHING_BESIDE: RangesBeside = {of: (index) => rangeIn(new Float64Array(0), 0, index)};
