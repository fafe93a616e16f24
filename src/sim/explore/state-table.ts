// States by number: rows of 32-bit words, each kept once. A table of strings would take longer than the steps between them.
import {present} from '../../base/assert.ts';

/** One state in so many words. */
export type StateRow = Uint32Array<ArrayBuffer>;

const FIRST_CAPACITY = 1 << 10;
/** A slot that holds no number. */
const EMPTY = -1;

/** Rows in the order they were added; found by open addressing, which keeps at least half of its slots empty. */
export class StateTable {
  readonly #width: number;
  #rows: Uint32Array<ArrayBuffer>;
  #slots: Int32Array;
  #count = 0;

  constructor(width: number) {
    this.#width = width;
    this.#rows = new Uint32Array(FIRST_CAPACITY * width);
    this.#slots = new Int32Array(FIRST_CAPACITY * 2).fill(EMPTY);
  }

  get count(): number {
    return this.#count;
  }

  /** The state of a number; a view, which stays as it is. */
  row(number: number): StateRow {
    return this.#rows.subarray(number * this.#width, (number + 1) * this.#width);
  }

  /** The number of a state; -1 if it is not here. */
  find(row: StateRow): number {
    return present(this.#slots[this.#slotOf(row)], 'a slot');
  }

  /** Adds a state that is not here yet; gives its number. */
  add(row: StateRow): number {
    if (this.#count * 2 === this.#slots.length) this.#grow();
    const number = this.#count++;
    this.#rows.set(row, number * this.#width);
    this.#slots[this.#slotOf(row)] = number;
    return number;
  }

  /** Adds those of another table that are not here yet. */
  addAll(others: StateTable): void {
    for (let number = 0; number < others.count; number++) {
      const row = others.row(number);
      if (this.find(row) < 0) this.add(row);
    }
  }

  /** Where the state's number stands, or the empty slot where it would. */
  #slotOf(row: StateRow): number {
    const last = this.#slots.length - 1;
    for (let slot = hashOf(row) & last; ; slot = (slot + 1) & last) {
      const number = this.#slots[slot] ?? EMPTY;
      if (number === EMPTY || this.#isAt(number, row)) return slot;
    }
  }

  #isAt(number: number, row: StateRow): boolean {
    const from = number * this.#width;
    for (let word = 0; word < row.length; word++) if (this.#rows[from + word] !== row[word]) return false;
    return true;
  }

  #grow(): void {
    const rows = new Uint32Array(this.#rows.length * 2);
    rows.set(this.#rows);
    this.#rows = rows;
    this.#slots = new Int32Array(this.#slots.length * 2).fill(EMPTY);
    for (let number = 0; number < this.#count; number++) this.#slots[this.#slotOf(this.row(number))] = number;
  }
}

/** Spreads neighbours: a word's low bits alone would put most states into few slots. [Knuth, multiplicative hashing] */
function hashOf(row: StateRow): number {
  let hash = 0;
  for (let word = 0; word < row.length; word++) {
    hash = Math.imul(hash ^ (row[word] ?? 0), 0x9e37_79b1);
    hash ^= hash >>> 15;
  }
  return hash;
}
