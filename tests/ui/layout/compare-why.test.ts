// The sentence about VPIO's price: its figures are those of the run, and it names what the price is really made of.
import {describe, expect, test} from 'vitest';
import {compareTable, inMillions} from '../../../src/ui/layout/compare-rows.ts';
import {whyVpioCosts} from '../../../src/ui/layout/compare-why.ts';
import {reportOf} from '../../sim/lab/compare/runs.ts';

function sentence(name: string): string {
  const report = reportOf(name, 'vpio');
  return whyVpioCosts([report], compareTable([report], 'hp').rows) ?? '';
}

test('in bulk the frames kept make nearly all of what VPIO spends, and the registers of 32 hand-offs about a million', () => {
  const {vmmCycles, cyclesByCause, kept, handoffs} = reportOf('bulk', 'vpio');
  expect({kept, handoffs}).toEqual({kept: 39, handoffs: 32});
  expect(vmmCycles.registers / 1e6).toBeCloseTo(1, 0);
  expect(vmmCycles.frames).toBeGreaterThan(0.9 * cyclesByCause.handoff);
  expect(sentence('bulk')).toContain(
    `${inMillions(vmmCycles.frames)} M for 39 frames kept for guests without the card`,
  );
});

test('where nobody shares the card the price is exits', () => {
  expect(sentence('transmit')).toMatch(
    /own port accesses, \d+\.\d+ M for exits \(\d+ for accesses, 1 for interrupts\)/,
  );
  expect(sentence('transmit')).not.toContain('hand-off');
});

describe.each(['bulk', 'two-guests', 'rogue', 'transmit'])('%s', (name) => {
  test('the parts that the sentence names add up to the whole', () => {
    const [whole = 0, ...parts] = [...sentence(name).matchAll(/(\d+\.\d+) M/g)].map(([, millions]) => Number(millions));
    expect(parts.reduce((sum, part) => sum + part, 0)).toBeCloseTo(whole, 0);
  });

  test('one sentence, and none before VPIO was run', () => {
    expect(sentence(name).match(/\.(?= |$)/g)).toHaveLength(1);
    expect(whyVpioCosts([], [])).toBeNull();
  });
});
