// Chance from a seed: the same everywhere, and a snapshot of one word continues it.
import fc from 'fast-check';
import {expect, test} from 'vitest';
import {nextBelow, nextWord, seeded} from '../../src/base/random.ts';

test('equal seeds give equal streams, near seeds do not', () => {
  const stream = (seed: number): number[] => {
    const random = seeded(seed);
    return Array.from({length: 8}, () => nextWord(random));
  };
  expect(stream(1)).toEqual(stream(1));
  expect(new Set(Array.from({length: 200}, (_, seed) => stream(seed)[0])).size).toBe(200);
});

test('the one word of state is all of the stream', () => {
  const random = seeded(7);
  nextWord(random);
  const copy = {state: random.state};
  expect(Array.from({length: 5}, () => nextWord(copy))).toEqual(Array.from({length: 5}, () => nextWord(random)));
});

test('a number below a bound is whole, not negative and below it', () => {
  fc.assert(
    fc.property(fc.integer(), fc.integer({min: 1, max: 1_000_000}), (seed, bound) => {
      const value = nextBelow(seeded(seed), bound);
      expect(Number.isInteger(value) && value >= 0 && value < bound).toBe(true);
    }),
  );
});

test('every value below a small bound comes up', () => {
  const random = seeded(3);
  expect(new Set(Array.from({length: 200}, () => nextBelow(random, 6))).size).toBe(6);
});
