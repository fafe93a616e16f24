// The ranges of a run that lie beside their records. Most runs have none: a card's own small memory fits in word 1.
import {firstRowFrom, type MemoryRange, type RangesBeside, ROW_NUMBERS, rangeIn} from './range-rows.ts';
import type {EventIndex} from './units.ts';

const FIRST_ROWS = 64;

/** Rows in the order of their records; kept, cut off and forgotten with them by the event store. */
export class RangeArena implements RangesBeside {
  #rows = new Float64Array(0);
  #count = 0;

  /** Puts a range beside record `index`, later than all that have one. */
  append(index: EventIndex, {address, length, space}: MemoryRange): void {
    const at = this.#count * ROW_NUMBERS;
    if (at === this.#rows.length) {
      const larger = new Float64Array(Math.max(FIRST_ROWS * ROW_NUMBERS, at * 2));
      larger.set(this.#rows);
      this.#rows = larger;
    }
    this.#rows[at] = index;
    this.#rows[at + 1] = address;
    this.#rows[at + 2] = length;
    this.#rows[at + 3] = space;
    this.#count++;
  }

  of(index: EventIndex): MemoryRange {
    return rangeIn(this.#rows, this.#count, index);
  }

  /** A copy of the rows of records [from, to): bulk for the bridge. */
  window(from: EventIndex, to: EventIndex): Float64Array<ArrayBuffer> {
    const first = firstRowFrom(this.#rows, this.#count, from);
    const last = firstRowFrom(this.#rows, this.#count, Math.max(from, to));
    return this.#rows.slice(first * ROW_NUMBERS, last * ROW_NUMBERS);
  }

  /** Drops what lies beside record `index` and later ones. */
  truncate(index: EventIndex): void {
    this.#count = firstRowFrom(this.#rows, this.#count, index);
  }

  /** Drops what lies beside records before `index`. */
  forget(index: EventIndex): void {
    const gone = firstRowFrom(this.#rows, this.#count, index);
    if (gone === 0) return;
    this.#rows.copyWithin(0, gone * ROW_NUMBERS, this.#count * ROW_NUMBERS);
    this.#count -= gone;
  }
}
