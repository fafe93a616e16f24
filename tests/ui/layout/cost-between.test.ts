import {expect, test} from 'vitest';
import {viewBetween} from '../../../src/ui/layout/cost-between.ts';
import {costTable} from '../../../src/ui/layout/cost-rows.ts';
import {ended} from '../../sim/lab/runs.ts';

test('spans side by side come to what the whole comes to', () => {
  const lab = ended('two-guests');
  const last = lab.store.length - 1;
  const cuts = [-1, 4000, 20_000, last].map((event) => lab.instantAfter(event).view);
  const parts = cuts.slice(1).map((view, n) => viewBetween(cuts[n] ?? view, view));
  const sum = (of: (view: (typeof cuts)[number]) => number) => parts.reduce((all, view) => all + of(view), 0);
  const whole = lab.view(false);
  expect(sum(({counts}) => counts.accesses)).toBe(whole.counts.accesses);
  expect(sum(({spent}) => spent.cycles.exit)).toBe(whole.spent.cycles.exit);
  expect(sum(({spent}) => spent.exits.io)).toBe(whole.spent.exits.io);
  expect(sum(({guests}) => guests[1]?.counts.exits ?? 0)).toBe(whole.guests[1]?.counts.exits);
  expect(sum((view) => costTable(view).total)).toBe(costTable(whole).total);
  expect(parts[1]?.counts.accesses).toBeGreaterThan(0);
});
