// A range names its memory only where that is not the device's own.
import {expect, test} from 'vitest';
import {CARD_MEMORY} from '../../../src/base/address-space.ts';
import {moveText} from '../../../src/ui/layout/meaning/model.ts';
import {rangeText} from '../../../src/ui/layout/range-text.ts';

test('a range of the device’s own memory is its addresses alone', () => {
  expect(rangeText({address: 0x4600, length: 1514, space: CARD_MEMORY})).toBe('0x4600–0x4BE9');
});

test('any other says in which memory it lies, and by its number where the kit has no name for it', () => {
  const range = {address: 2 ** 40, length: 0x1000, space: 200};
  expect(rangeText(range)).toBe('0x10000000000–0x10000000FFF of memory 200');
  expect(moveText({...range, move: 'write'})).toContain(' of memory 200');
});
