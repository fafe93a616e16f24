// One record as it lies in the columns: what a scan over a million of them holds in its hand, used again for each.
import {NOTHING_BESIDE, type RangesBeside} from './range-rows.ts';
import type {Cycle, EventIndex} from './units.ts';

/** The words of one record with its number and its time; a scan overwrites it from record to record. */
export class PackedRecord {
  index: EventIndex = 0;
  /** Kind, guest, offset and flags, packed. */
  w0 = 0;
  /** The value, or what the kind says of it. */
  w1 = 0;
  /** Records back to the cause, 0: none. */
  distance = 0;
  at: Cycle = 0;
  /** Where to find what lies beside it. */
  beside: RangesBeside = NOTHING_BESIDE;
}
