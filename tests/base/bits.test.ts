// Bits and bytes as hardware counts them, and the crash that our own mistakes end in.
import {describe, expect, test} from 'vitest';
import {assert, present} from '../../src/base/assert.ts';
import {allOnes, bits, word} from '../../src/base/bits.ts';
import {fail, faultLine, ok} from '../../src/base/result.ts';

describe('bits', () => {
  test('bit numbers become masks', () => {
    expect(bits({STP: 0, STA: 1, PS1: 7})).toEqual({STP: 1, STA: 2, PS1: 0x80});
  });

  test('two bytes join to a word, and what is above them is dropped', () => {
    expect(word(0x12, 0x34)).toBe(0x1234);
    expect(word(0x112, 0x134)).toBe(0x1234);
  });

  test('an undriven bus reads all ones in the width of the access', () => {
    expect([allOnes(1), allOnes(2), allOnes(4)]).toEqual([0xff, 0xffff, 0xffff_ffff]);
  });
});

describe('mistakes and faults', () => {
  test('a broken invariant crashes with its reason', () => {
    expect(() => assert(false, 'the card has an owner')).toThrow('assertion failed: the card has an owner');
    expect(() => present(undefined, 'a chunk')).toThrow('assertion failed: a chunk');
    expect(present(0, 'zero is there')).toBe(0);
  });

  test('a fault is one line that names the place, if there is one', () => {
    const failed = fail('a.json: seed', 'is no number');
    expect(failed.ok ? '' : faultLine(failed.fault)).toBe('a.json: seed: is no number');
    expect(faultLine({place: '', message: 'no scenario is open'})).toBe('no scenario is open');
    expect(ok(3)).toEqual({ok: true, value: 3});
  });
});
