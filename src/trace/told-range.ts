// What a record tells of a range of memory, in its word 1 or beside it.
import {CARD_MEMORY} from '../base/address-space.ts';
import type {MemoryRange, RangesBeside} from './range-rows.ts';
import {isBeside} from './record-layout.ts';
import type {EventIndex} from './units.ts';

/** A register that is carried otherwise than its guest left it: its offset, 0 to 255, and two values below 2^32. */
export interface CarriedRegister {
  readonly offset: number;
  readonly believed: number;
  readonly real: number;
}

/** The range that CHECK number `index` was asked about. */
export function checkedRange(index: EventIndex, w0: number, w1: number, beside: RangesBeside): MemoryRange {
  return isBeside(w0) ? beside.of(index) : {address: w1 >>> 16, length: w1 & 0xffff, space: CARD_MEMORY};
}

/** The descriptor in memory that names the range of a CHECK, by its number in its ring; null where registers name it. */
export function checkedEntry(w0: number, w1: number): number | null {
  return isBeside(w0) && w1 > 0 ? w1 - 1 : null;
}

/** What UNSAFE number `index` tells beside its reason: of a register, or of where the card's range begins. */
export function unsafeDetail(
  index: EventIndex,
  w0: number,
  w1: number,
  beside: RangesBeside,
): CarriedRegister & Pick<MemoryRange, 'address' | 'space'> {
  const offset = (w1 >>> 8) & 0xff;
  if (!isBeside(w0))
    return {offset, believed: (w1 >>> 16) & 0xff, real: w1 >>> 24, address: w1 >>> 16, space: CARD_MEMORY};
  const {address, length, space} = beside.of(index);
  return {offset, believed: address, real: length, address, space};
}
