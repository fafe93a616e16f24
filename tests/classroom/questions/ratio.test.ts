// One in how many accesses: as the run's own report has it.
import {expect, test} from 'vitest';
import {ended, scenarioOf} from '../../sim/lab/runs.ts';
import {askedOf, courseNamed} from '../courses.ts';

test.each(['deck', 'all'])('under %s it is what the report of that run divides to', (hooks) => {
  const {accesses, hooked, exits} = ended({...scenarioOf('transmit'), hooks: {qemu: hooks, datasheet: hooks}}).report();
  const changed = {kind: 'ratio', tolerance: 0.1, changes: {hooks}} as const;
  expect(askedOf(courseNamed('transmit'), {...changed, of: 'hooked'}).right).toBeCloseTo(accesses / hooked, 0);
  expect(askedOf(courseNamed('transmit'), {...changed, of: 'exits'}).right).toBeCloseTo(accesses / (exits.io ?? 0), 0);
});

test('the answer is told with its card, and a tenth beside it is right too', () => {
  const {told, right, within} = askedOf(courseNamed('transmit'), {kind: 'ratio', of: 'hooked', tolerance: 0.1});
  expect(told).toContain('on the data sheet’s card');
  expect(within).toBeCloseTo(Number(right) / 10, 5);
});
