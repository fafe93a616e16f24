// Chance for sequences: all of it comes from one seed.
import {nextBelow, nextWord, seeded} from '../../src/base/random.ts';

/** One stream of it. */
export class Chance {
  #random;

  /** @param {number} seed */
  constructor(seed) {
    this.#random = seeded(seed);
  }

  /** A whole number in [0, bound). @param {number} bound @returns {number} */
  below(bound) {
    return nextBelow(this.#random, bound);
  }

  /** True once in so many times. @param {number} times @returns {boolean} */
  once(times) {
    return this.below(times) === 0;
  }

  /** @template T @param {readonly [T, ...T[]]} values @returns {T} */
  oneOf(values) {
    return values[this.below(values.length)] ?? values[0];
  }

  /** Any 32 bits. @returns {number} */
  word() {
    return nextWord(this.#random);
  }
}
