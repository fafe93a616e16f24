import {expect, test} from 'vitest';
import {neighbour} from '../../../src/ui/panels/find/neighbour.ts';

const FOUND = Uint32Array.of(3, 10, 11, 40);

test.each([
  [-1, false, 3, false],
  [3, false, 10, false],
  [10, false, 11, false],
  [12, false, 40, false],
  [40, false, 3, true],
  [99, false, 3, true],
  [99, true, 40, false],
  [11, true, 10, false],
  [4, true, 3, false],
  [3, true, 40, true],
  [-1, true, 40, true],
] as const)('from %i, backwards %s: %i, round the end %s', (from, backwards, index, isAround) => {
  expect(neighbour(FOUND, from, backwards)).toMatchObject({index, isAround, place: FOUND.indexOf(index)});
});

test('nothing is found among none', () => {
  expect(neighbour(new Uint32Array(0), 5, false)).toBeNull();
});
