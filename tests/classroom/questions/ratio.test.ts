// One in how many accesses: as the run's own report has it.
import {expect, test} from 'vitest';
import {ended, scenarioOf} from '../../sim/lab/runs.ts';
import {askedOf, courseNamed, refusalOf} from '../courses.ts';

test.each(['deck', 'all'])('under %s it is what the report of that run divides to', (hooks) => {
  const {accesses, hooked, exits} = ended({...scenarioOf('transmit'), hooks: {qemu: hooks, datasheet: hooks}}).report();
  const changed = {kind: 'ratio', tolerance: 0.1, changes: {hooks}} as const;
  const course = courseNamed('transmit');
  expect(askedOf(course, {...changed, of: 'hooked'}).right).toBe(Math.round(accesses / hooked));
  expect(askedOf(course, {...changed, of: 'exits'}).right).toBe(Math.round(accesses / (exits.io ?? 0)));
});

test('the answer is told with its card, and a near guess is right too', () => {
  const {told, right, within} = askedOf(courseNamed('transmit'), {kind: 'ratio', of: 'hooked', tolerance: 0.5});
  expect(told).toMatch(/^One in \d+\.\d accesses meets a hook, on the data sheet’s card\.$/);
  expect(within).toBe(Math.floor(Number(right) / 2));
});

test('a run in which nothing is hooked has no such share', () => {
  const bare = {kind: 'ratio', of: 'hooked', tolerance: 0.1, changes: {hooks: 'none'}} as const;
  expect(refusalOf(courseNamed('transmit'), bare)).toContain('not one access');
});
