// A column of numbers that grows by chunks: appending never copies what is there.
import {assert, present} from '../../base/assert.ts';

const CHUNK_BITS = 13;
const CHUNK = 1 << CHUNK_BITS;
const MASK = CHUNK - 1;

type Words = Float64Array<ArrayBuffer> | Uint32Array<ArrayBuffer> | Uint8Array<ArrayBuffer>;

/** A list of numbers of one width, read by position. */
class GrowingColumn {
  readonly #chunks: Words[] = [];
  readonly #make: (length: number) => Words;
  #length = 0;

  /** `make` gives an empty chunk: `(n) => new Uint32Array(n)`. */
  constructor(make: (length: number) => Words) {
    this.#make = make;
  }

  get length(): number {
    return this.#length;
  }

  push(value: number): void {
    const slot = this.#length & MASK;
    if (slot === 0) this.#chunks.push(this.#make(CHUNK));
    present(this.#chunks[this.#length >>> CHUNK_BITS], 'the chunk was made')[slot] = value;
    this.#length++;
  }

  /** The value at a position that holds one. */
  at(position: number): number {
    return this.#chunks[position >>> CHUNK_BITS]?.[position & MASK] ?? 0;
  }

  set(position: number, value: number): void {
    assert(position < this.#length, `position ${position} of ${this.#length}`);
    present(this.#chunks[position >>> CHUNK_BITS], 'the position lies in a chunk')[position & MASK] = value;
  }

  clear(): void {
    this.#chunks.length = 0;
    this.#length = 0;
  }

  /** In an ascending column, the first position from `start` on whose value is at least `value`; `length` if there is none. Near ones are found soonest. */
  firstAtLeast(value: number, start = 0): number {
    let low = start;
    let step = 1;
    while (low + step < this.#length && this.at(low + step) < value) {
      low += step;
      step *= 2;
    }
    let high = Math.min(this.#length, low + step);
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.at(middle) < value) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** A column of times or other large whole numbers, 8 bytes each. */
export const timeColumn = (): GrowingColumn => new GrowingColumn((n) => new Float64Array(n));
/** A column of record numbers or packed details, 4 bytes each. */
export const wordColumn = (): GrowingColumn => new GrowingColumn((n) => new Uint32Array(n));
/** A column of guests or small codes, 1 byte each. */
export const byteColumn = (): GrowingColumn => new GrowingColumn((n) => new Uint8Array(n));
