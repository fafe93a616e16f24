// Whole machines whose guests lie in scattered pages, and a VMM that copies what is in several pieces.

import {beforeAll, describe, expect, test} from 'vitest';
import type {CardProfile} from '../../../src/kits/contract/device-facts.ts';
import {fetchKit} from '../../../src/kits/device-kits.ts';
import {RTL8139_FUZZ} from '../../../src/kits/rtl8139/fuzz/fuzz.ts';
import type {Policies} from '../../../src/policies/policies.ts';
import {scenarioNamed} from '../../../src/scenarios/library.ts';
import type {Scenario} from '../../../src/scenarios/scenario.ts';
import {REACH_WATCH} from '../../../src/sim/lab/compare/reach-watch.ts';
import {fuzzGuests} from '../../../src/sim/lab/fuzz/guest-fuzz.ts';
import type {Lab} from '../../../src/sim/lab/lab.ts';
import {openLab} from '../../../src/sim/lab/open-lab.ts';
import {viewOf} from '../../../src/trace/record-view.ts';
import {CYCLES_PER_US} from '../../../src/trace/units.ts';

const PROFILES: readonly CardProfile[] = ['qemu', 'datasheet'];
/** Those that are about frames and rings: the others ask for nothing that is copied. */
const ATTACKS = ['frame', 'loopback', 'out-of-turn', 'ring', 'overrun', 'left-receiving'] as const;
const BOUNCE: Partial<Policies> = {guestMemory: 'scattered', translation: 'bounce'};

beforeAll(() => fetchKit('rtl8139'));

function named(name: string, policies = BOUNCE): Scenario {
  const scenario = scenarioNamed(name);
  if (scenario === undefined) throw new Error(`no ${name}`);
  return {...scenario, policies: {...scenario.policies, ...policies}};
}

function open(scenario: Scenario, profile: CardProfile, hooks?: string): Lab {
  const opened = openLab(scenario, {profile, hooks, watchReach: REACH_WATCH});
  if (!opened.ok) throw new Error(opened.fault.message);
  return opened.value;
}

function run(scenario: Scenario, profile: CardProfile, hooks?: string): Lab {
  const lab = open(scenario, profile, hooks);
  lab.runToEnd();
  return lab;
}

/** Bytes of others that guests reached, and frames with such. */
function reached({machine}: Lab): number {
  return (machine.reach?.figures ?? []).reduce(
    (sum, {bytesRead, bytesWritten, framesStolen}) => sum + bytesRead + bytesWritten + framesStolen,
    0,
  );
}

/** One guest that only asks its card, over and over, and frames for it. */
function polling(profile: CardProfile, frames: readonly Uint8Array[]): Lab {
  const {guests, ...scenario} = named('rtl8139-two-guests');
  const [guest] = guests;
  if (guest === undefined || guest.driver === 'recorded') throw new Error('it has a driver');
  const workload = {kind: 'poll', count: 60, intervalUs: 100, startUs: 100} as const;
  const lab = open({...scenario, guests: [{...guest, driver: 'etherboot', workload}]}, profile);
  const {segment} = lab.machine;
  for (const [at, frame] of frames.entries()) segment.offer(frame, (1000 + at * 150) * CYCLES_PER_US);
  lab.runToEnd();
  return lab;
}

describe.each(PROFILES)('guests in scattered pages (%s)', (profile) => {
  test('have all their pings answered, and belief is never wrong', () => {
    const lab = run(named('rtl8139-two-guests'), profile);
    const {guests, denials, belief, handoffs} = lab.report();
    expect(guests.map(({pings}) => pings.answered)).toEqual([24, 24]);
    expect([denials, belief.unsafe, reached(lab)]).toEqual([0, 0, 0]);
    expect(handoffs).toBeGreaterThanOrEqual(20);
  });

  test('that only poll have what came before they can know of it', () => {
    const frames = Array.from({length: 20}, (_, at) =>
      new Uint8Array(700 + at).fill(at + 1).map((byte, i) => [0x52, 0x54, 0, 0, 1, 1][i] ?? byte),
    );
    const lab = polling(profile, frames);
    const {machine} = lab;
    const {timeouts, ringAt} = machine.scripted[0]?.memory.nic ?? {};
    const stored = frames.reduce((sum, {length}) => sum + Math.ceil((length + 8) / 4) * 4, 0);
    expect([timeouts, ringAt]).toEqual([0, stored]);
    expect(machine.vmm.ledger.bounced).toBe(frames.reduce((sum, {length}) => sum + length + 8, 0));
    expect(lab.report().exits['interrupt']).toBe(0);
  });

  test('pay for each byte that is copied, by the record of it', () => {
    const {machine} = run(named('rtl8139-bulk'), profile);
    const {store, vmm} = machine;
    let [bytes, cycles] = [0, 0];
    store.scan(0, store.next, ({index, w0, w1}) => {
      const record = viewOf(index, w0, w1, 0, 0, store.beside);
      if (record.kind !== 'copy') return false;
      bytes += record.length;
      cycles += Math.ceil(record.length / 2);
      return false;
    });
    expect(bytes).toBeGreaterThan(100_000);
    expect([vmm.ledger.bounced, vmm.ledger.vmmCycles.bounce]).toEqual([bytes, cycles]);
  });

  test('the model stays out of a guest: what it copies are the VMM’s pages', () => {
    const lab = run(named('rtl8139-two-guests', {...BOUNCE, modelPlacement: 'guest'}), profile);
    expect(lab.report().guests.map(({pings}) => pings.answered)).toEqual([24, 24]);
    expect(lab.report().exits['io']).toBeGreaterThan(1000);
  });

  test('reach nothing of each other’s by frames and rings', () => {
    for (const attack of ATTACKS) {
      const lab = run(named(`rtl8139-attack-${attack}`), profile);
      expect(reached(lab), attack).toBe(0);
      expect(lab.report().belief.unsafe, attack).toBe(0);
    }
  });

  test('may do anything at all', () => {
    const {violations, exceptions} = fuzzGuests(RTL8139_FUZZ, {
      profile,
      hooks: 'sharing',
      policies: BOUNCE,
      accesses: 2500,
      seed: 3000,
    });
    expect([...violations, ...exceptions]).toEqual([]);
  });
});

test('a hook set gets what copying needs, whatever was asked for', () => {
  const {machine} = open(named('rtl8139-two-guests'), 'qemu', 'minimal');
  expect(machine.hooks.text).toBe('minimal,bounce');
  expect(open(named('rtl8139-two-guests', {}), 'qemu', 'minimal').machine.hooks.text).toBe('minimal');
});

test('where the machine stood it stands again, the VMM’s pages among the rest', () => {
  const lab = open(named('rtl8139-bulk'), 'datasheet');
  const memory = (): Uint8Array => (lab.machine.hostMemory?.bytes ?? new Uint8Array(0)).slice();
  lab.runTo(3000);
  const {position} = lab;
  const [then, digest, bounced] = [memory(), lab.digest(), lab.machine.vmm.ledger.bounced];
  lab.runToEnd();
  const end = lab.digest();
  lab.seek(position);
  expect(Buffer.compare(memory(), then)).toBe(0);
  expect([lab.digest(), lab.machine.vmm.ledger.bounced]).toEqual([digest, bounced]);
  lab.runToEnd();
  expect(lab.digest()).toBe(end);
});
