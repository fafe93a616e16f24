// A machine with two cards of which every guest does anything: what one card's guests do is nothing to what is believed of either.
import {beforeAll, expect, test} from 'vitest';
import {present} from '../../../src/base/assert.ts';
import type {DeviceFuzz} from '../../../src/kits/contract/fuzz.ts';
import {fetchEveryKit} from '../../../src/kits/device-kits.ts';
import {NE2000_FUZZ} from '../../../src/kits/ne2000/fuzz/fuzz.ts';
import {RTL8139_FUZZ} from '../../../src/kits/rtl8139/fuzz/fuzz.ts';
import type {Scenario} from '../../../src/scenarios/scenario.ts';
import {HostileGuest} from '../../../src/sim/lab/fuzz/hostile-guest.ts';
import {CYCLES_PER_US} from '../../../src/trace/units.ts';
import {opened, PROFILES, scenarioOf} from './runs.ts';

const SEEDS = Array.from({length: Number(process.env['HOSTILE'] ?? 3)}, (_, at) => at + 1);
const FUZZ: readonly DeviceFuzz[] = [NE2000_FUZZ, NE2000_FUZZ, RTL8139_FUZZ, RTL8139_FUZZ];
const INSTRUCTIONS = 1500;
/** A frame that wakes a guest is one more thing for it to do: with frames for ever it would never end. */
const MOST_STEPS = 20_000;
/** A frame arrives after so many steps, to whom it may concern. */
const FRAME_EVERY = 40;

beforeAll(() => fetchEveryKit());

/** All four guests hostile, in windows as their card's fuzz has them. */
function hostileLab(profile: Scenario['profile'], seed: number, policies: Partial<Scenario['policies']>) {
  const own = scenarioOf('two-cards');
  const pages = FUZZ.map(({windows}, guest) => present(windows[guest % 2], 'there are two'));
  const guests = own.guests.map((guest, id) => ({...guest, window: windowOf(present(pages[id], 'each has one'))}));
  return opened({...own, guests, policies: {...own.policies, forcedAbortUs: 2000, ...policies}} as Scenario, {
    profile,
    programs: (id) =>
      new HostileGuest(present(FUZZ[id], 'each'), 100 * seed + id, present(pages[id], 'each'), INSTRUCTIONS),
    forwardsOnly: true,
  });
}

function windowOf({first, end}: {readonly first: number; readonly end: number}) {
  return {firstPage: first, endPage: end};
}

test.each(
  PROFILES.flatMap((profile) => [
    {profile, policies: {}},
    {profile, policies: {parkedFrames: 'handoff' as const, handoffOn: 'priority' as const}},
  ]),
)('no belief about either card is ever wrong in the dangerous direction ($profile, $policies)', ({
  profile,
  policies,
}) => {
  for (const seed of SEEDS) {
    const lab = hostileLab(profile, seed, policies);
    const {segment, clock} = lab.machine;
    for (let steps = 0; steps < MOST_STEPS && lab.step(); steps++)
      if (steps % FRAME_EVERY === 0)
        segment.offer(new Uint8Array(60 + (steps % 900)).fill(0xff), clock.now + (steps % 50) * CYCLES_PER_US);
    const {belief, cards = []} = lab.report();
    expect([seed, belief.unsafe]).toEqual([seed, 0]);
    for (const {handoffs} of cards) expect(handoffs, `seed ${seed}`).toBeGreaterThan(2);
  }
});
