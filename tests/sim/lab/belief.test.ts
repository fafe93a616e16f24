// Belief against truth: the counts that tell a good hook set from a bad one.
import {expect, test} from 'vitest';
import {remote, setUp} from '../vmm/listed-guest.ts';
import {VmmTestbench} from '../vmm/vmm-testbench.ts';
import {ended, ofKind, PROFILES, recordsOf} from './runs.ts';

const SCENARIOS = ['transmit', 'two-guests', 'rogue'];

test.each(
  SCENARIOS.flatMap((name) => PROFILES.map((profile) => ({name, profile}))),
)('with its own hook set $name is never wrong in the dangerous direction ($profile)', ({name, profile}) => {
  expect(ended(name, {profile}).report().belief.unsafe).toBe(0);
});

test.each(
  PROFILES,
)('with hooks w:CR alone every DMA of a driver is unseen, and each time is a record (%s)', (profile) => {
  const lab = ended('transmit', {profile, hooks: 'w:CR'});
  const {belief, denials} = lab.report();
  expect(belief.unsafe + denials).toBeGreaterThan(0);
  expect(ofKind(recordsOf(lab), 'unsafe')).toHaveLength(belief.unsafe);
});

test.each(PROFILES)('with nothing hooked a read of the neighbour moves bytes, and belief says so (%s)', (profile) => {
  const text = `${setUp(0x40, 0x60)}; ${remote(0x0a, 0x6000, 4)}; inw data; inw data; out CR 22`;
  const bench = new VmmTestbench([text, 'halt'], {profile, hooks: 'none'}).run();
  const reasons = ofKind(bench.records(), 'unsafe').map(({reason}) => reason);
  expect(reasons).toContain('outside_window');
  expect(ofKind(bench.records(), 'denial')).toEqual([]);
});

test('belief that trails costs time and is no danger: a masked PTX is late, not unsafe', () => {
  const text = `${setUp(0x40, 0x80)}; out TBCR0 40; out TBCR1 0; out TPSR 40; out CR 26; in ISR; in ISR; in ISR`;
  const bench = new VmmTestbench([text], {profile: 'qemu', hooks: 'deck'}).run();
  const {unsafe, late} = bench.lab.report().belief;
  expect([unsafe, late > 0]).toEqual([0, true]);
});

test('a check that was asked of other bytes than the card moves is an unsafe belief: RSAR0 unseen', () => {
  const hooks = 'w:CR,w:0:RSAR1,w:0:RBCR0,w:0:RBCR1,w:0:TPSR,w:0:TBCR0,w:0:TBCR1,r:reset';
  const text = `${setUp(0x40, 0x80)}; ${remote(0x0a, 0x4110, 8)}; inw data; out CR 22`;
  const bench = new VmmTestbench([text], {profile: 'datasheet', hooks}).run();
  const [first] = ofKind(bench.records(), 'unsafe');
  expect(first).toMatchObject({reason: 'other_range', address: 0x4110});
  const whole = new VmmTestbench([text], {profile: 'datasheet', hooks: `${hooks},w:0:RSAR0`}).run();
  expect(ofKind(whole.records(), 'unsafe')).toEqual([]);
});

test('a hand-off that carries another IMR than the guest left is an unsafe belief, with both bytes', () => {
  const hooks =
    'w:CR,w:0:RSAR0,w:0:RSAR1,w:0:RBCR0,w:0:RBCR1,w:0:RCR,w:0:DCR,w:0:TCR,w:0:PSTART,w:0:TPSR,w:0:TBCR0,w:0:TBCR1';
  const stale = ofKind(recordsOf(ended('two-guests', {profile: 'qemu', hooks})), 'unsafe');
  expect(stale.length).toBeGreaterThan(0);
  for (const record of stale) {
    expect(record).toMatchObject({reason: 'stale_register', offset: 15});
    expect(record.believed).not.toBe(record.real);
  }
});

test('what the VMM itself adds to RCR is not the guest’s, and no stale register', () => {
  const lab = ended('two-guests', {profile: 'datasheet'});
  expect(lab.machine.belief.counts).toMatchObject({unsafe: 0, stale: 0});
  expect(lab.machine.vmm.handover.handoffs).toBeGreaterThan(20);
});
