// A card that finds the wire busy waits for it and then sends.
import {expect, test} from 'vitest';
import {present} from '../../../src/base/assert.ts';
import {scenarioNamed} from '../../../src/scenarios/library.ts';
import {openLab} from '../../../src/sim/lab/open-lab.ts';

// With seed 41 a frame starts in the gap behind one that has just arrived.
test.each([1, 19, 41])('a frame that had to wait for the wire goes out (seed %i)', (seed) => {
  const lab = openLab(present(scenarioNamed('two-guests'), 'it is in the library'), {seed, profile: 'datasheet'});
  expect(lab.ok).toBe(true);
  if (!lab.ok) return;
  lab.value.runToEnd();
  for (const {pings, lost} of lab.value.report().guests) expect(pings).toEqual({sent: 24, answered: 24 - lost});
});
