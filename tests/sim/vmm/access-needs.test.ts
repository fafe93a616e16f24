// The table of what accesses need: as many answers as there are accesses to tell apart, on a device of any size.
import {expect, test} from 'vitest';
import {AccessNeeds, Need} from '../../../src/sim/vmm/access-needs.ts';

const EVERY = [true, false].flatMap((isWrite) =>
  [0, 1, 2, 3].flatMap((page) =>
    [1, 2, 4, 8].flatMap((size) => Array.from({length: 256}, (_, offset) => ({isWrite, page, offset, size}))),
  ),
);

test('every direction, page, width and offset has an answer of its own, until all are forgotten', () => {
  const needs = new AccessNeeds();
  const answerOf = (n: number): number => Need.OWN + (n % 250);
  const known = () => EVERY.map(({isWrite, page, offset, size}) => needs.at(isWrite, page, offset, size));
  expect(new Set(known())).toEqual(new Set([Need.UNKNOWN]));
  // Each fact is taught with another number than its neighbours', the last first, so that the table grows at once.
  for (let n = EVERY.length - 1; n >= 0; n--) {
    const {isWrite, page, offset, size} = EVERY[n] ?? {isWrite: true, page: 0, offset: 0, size: 1};
    expect(needs.learn(isWrite, page, offset, size, answerOf(n))).toBe(answerOf(n));
  }
  expect(known()).toEqual(EVERY.map((_, n) => answerOf(n)));
  needs.clear();
  expect(new Set(known())).toEqual(new Set([Need.UNKNOWN]));
});
