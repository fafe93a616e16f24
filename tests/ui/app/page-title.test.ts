import {expect, test} from 'vitest';
import {titleOf} from '../../../src/ui/app/page-title.ts';

test('the title names scenario and event, power-on before the first, and no event while the machine runs', () => {
  expect(titleOf('One frame out', 1159, false)).toBe('One frame out, event 1\u2009159 · VPIO Lab');
  expect(titleOf('One frame out', -1, false)).toBe('One frame out, power-on · VPIO Lab');
  expect(titleOf('One frame out', 12, true)).toBe('One frame out, running · VPIO Lab');
  expect(titleOf(null, -1, false)).toBe('VPIO Lab');
});
