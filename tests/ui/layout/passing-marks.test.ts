import fc from 'fast-check';
import {expect, test} from 'vitest';
import {passingTimes} from '../../../src/ui/layout/passing-marks.ts';

/** A hundred records, one a cycle, drawn on ten pixels. */
const places = Uint32Array.from({length: 11}, (_, x) => x * 10);
const drawn = (matches: readonly number[]) => passingTimes({places, from: 0, to: 100, pixels: 10}, matches);

test('a pixel has a tick where one of its records passes, and one only', () => {
  expect(drawn([])).toEqual([]);
  expect(drawn([0, 9, 10, 95])).toEqual([0, 10, 90]);
  expect(drawn([100, 200])).toEqual([]);
});

test('records before what is drawn leave no tick', () => {
  const later = Uint32Array.from([50, 60, 70]);
  expect(passingTimes({places: later, from: 500, to: 700, pixels: 2}, [1, 49, 60])).toEqual([600]);
});

test('ticks stand in the pixels of the records that pass, whichever they are', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(99)), (numbers) => {
      const matches = [...numbers].sort((a, b) => a - b);
      const wanted = [...new Set(matches.map((index) => Math.floor(index / 10) * 10))];
      expect(drawn(matches)).toEqual(wanted);
    }),
  );
});
