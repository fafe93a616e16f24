// The hash that digests and state hashes rest on: pinned, order-sensitive, blind to nothing.
import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {hashPlain, WordHash} from '../../src/base/hash.ts';

function hashOf(words: readonly number[]): string {
  const hash = new WordHash();
  for (const word of words) hash.word(word);
  return hash.hex;
}

describe('WordHash', () => {
  test('gives these digits for these words, in every version: links and gradings rest on it', () => {
    const pinned = [[], [0], [1, 2, 3], [0xffff_ffff]].map(hashOf);
    expect(pinned).toEqual(['5db17466d08955eb', '87116e5c0a942747', '2495c2d073b1398a', '5db104ae035fd00d']);
  });

  test('one flipped bit anywhere changes the hash', () => {
    const word = fc.integer({min: 0, max: 0xffff_ffff});
    fc.assert(
      fc.property(fc.array(word, {minLength: 1, maxLength: 40}), fc.nat(), fc.nat(31), (words, at, bit) => {
        const other = words.map((value, i) => (i === at % words.length ? (value ^ (1 << bit)) >>> 0 : value));
        expect(hashOf(other)).not.toBe(hashOf(words));
      }),
    );
  });

  test('order matters, and so does how many zeros there are', () => {
    expect(hashOf([1, 2])).not.toBe(hashOf([2, 1]));
    expect(new Set([0, 1, 2, 3].map((count) => hashOf(new Array<number>(count).fill(0)))).size).toBe(4);
  });

  test('a word is 32 bits: its sign does not matter', () => {
    expect(hashOf([-1])).toBe(hashOf([0xffff_ffff]));
  });

  test('a number beyond 32 bits keeps all its bits', () => {
    const wide = (value: number): string => {
      const hash = new WordHash();
      hash.wide(value);
      return hash.hex;
    };
    expect(wide(2 ** 40)).not.toBe(wide(0));
    expect(wide(2 ** 32 + 5)).not.toBe(wide(5));
    expect(wide(2 ** 53 - 1)).not.toBe(wide(2 ** 52 - 1));
  });
});

describe('hashPlain', () => {
  test('the order of keys does not matter, nor a key that is undefined', () => {
    expect(hashPlain({a: 1, b: 2})).toBe(hashPlain({b: 2, a: 1}));
    expect(hashPlain({a: 1, b: undefined})).toBe(hashPlain({a: 1}));
  });

  test('values of different kinds differ', () => {
    const values = [
      0,
      -0.5,
      Number.POSITIVE_INFINITY,
      '0',
      '',
      false,
      true,
      null,
      [],
      [0],
      {},
      {a: 0},
      [[]],
      new Uint8Array(1),
    ];
    expect(new Set(values.map(hashPlain)).size).toBe(values.length);
  });

  test('a byte array counts by its bytes, wherever its buffer lies', () => {
    const whole = Uint8Array.of(9, 1, 2, 3, 9);
    expect(hashPlain(whole.subarray(1, 4))).toBe(hashPlain(Uint8Array.of(1, 2, 3)));
    expect(hashPlain(Uint8Array.of(1, 2, 3))).not.toBe(hashPlain(Uint8Array.of(1, 2, 4)));
  });

  test('a function is no plain data', () => {
    expect(() => hashPlain({act: () => 0})).toThrow('not plain data');
  });
});
