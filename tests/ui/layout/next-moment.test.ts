// Which named moment the notes say comes next.
import {expect, test} from 'vitest';
import {nextMoment} from '../../../src/ui/layout/next-moment.ts';
import type {FoundMoment} from '../../../src/ui/store/found-moments.ts';

function moment(name: string, event: number | null): FoundMoment {
  return {name, filter: 'kind == exit', which: 'first', event, at: event};
}

const MOMENTS = [moment('late', 5000), moment('early', 300), moment('beyond', null)];

test.each([
  [-1, false, 'early, event 300'],
  [299, false, 'early, event 300'],
  [300, false, /^late, event 5\s000$/],
  [5000, false, 'beyond, not reached yet'],
  [5000, true, 'none, the last one is behind'],
])('behind event %i, the run computed to its end: %s', (event, isWhole, said) => {
  expect(nextMoment(MOMENTS, event, isWhole)).toMatch(said);
});

test('a scenario without moments says so', () => {
  expect(nextMoment([], 3, false)).toBe('none, this scenario names none');
});
