// Whole machines with hostile guests under the full hook list: whatever they do and however they take turns, the monitor's
// belief is never wrong in the dangerous direction, and nothing throws.

import {assert, present} from '../../../base/assert.ts';
import {nextBelow, nextWord, seeded} from '../../../base/random.ts';
import type {CardProfile} from '../../../kits/contract/device-facts.ts';
import type {DeviceFuzz, Finding, FuzzOrder, Pages} from '../../../kits/contract/fuzz.ts';
import {type Policies, USUAL_POLICIES} from '../../../policies/policies.ts';
import type {Scenario} from '../../../scenarios/scenario.ts';
import {CYCLES_PER_US} from '../../../trace/units.ts';
import type {Lab} from '../lab.ts';
import {openLab} from '../open-lab.ts';
import {HostileGuest} from './hostile-guest.ts';

/** What to run: guests' accesses, all together. */
export interface GuestFuzz extends FuzzOrder {
  /** The hook set; the full list unless a smaller one is to be caught out. */
  readonly hooks?: string;
  /** Policies other than the usual. */
  readonly policies?: Partial<Policies>;
}

/** How it went. */
export interface GuestFuzzOutcome {
  readonly accesses: number;
  readonly machines: number;
  readonly handoffs: number;
  readonly denials: number;
  readonly exceptions: readonly Finding[];
  readonly violations: readonly Finding[];
}

/** Instructions of one guest's life. */
const LIFE = 1500;
/** Findings after which a run stops. */
const ENOUGH = 10;
/** A frame comes off the wire about each so many steps. */
const FRAME_EVERY = 24;
/** Steps after which a machine in which nothing is left to do but halt is given up. */
const STEPS = 40 * LIFE;

/** Runs machines until so many accesses are done, or enough was found; `tell` hears now and then how many are done. */
export function fuzzGuests(device: DeviceFuzz, fuzz: GuestFuzz, tell?: (accesses: number) => void): GuestFuzzOutcome {
  const exceptions: Finding[] = [];
  const violations: Finding[] = [];
  let [accesses, machines, handoffs, denials] = [0, 0, 0, 0];
  while (accesses < fuzz.accesses && exceptions.length + violations.length < ENOUGH) {
    const seed = fuzz.seed + machines++;
    const lab = open(device, fuzz, seed);
    let words: string | null = null;
    try {
      words = run(device, lab, seed);
    } catch (error) {
      const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
      exceptions.push({seed, accesses: accessesOf(lab), what: 'exception', words: text});
    }
    if (words !== null) violations.push({seed, accesses: accessesOf(lab), what: 'belief', words});
    accesses += accessesOf(lab);
    const report = lab.report();
    handoffs += report.handoffs;
    denials += report.denials;
    tell?.(accesses);
  }
  return {accesses, machines, handoffs, denials, exceptions, violations};
}

/** The machine of one seed: up to as many guests as there are windows, each in its window, under one of the policies. */
function open(device: DeviceFuzz, {profile, hooks = 'all', policies = {}}: GuestFuzz, seed: number): Lab {
  const random = seeded(seed);
  const windows = device.windows.slice(0, 1 + nextBelow(random, device.windows.length));
  const usual = scenarioFor(device.device, profile, hooks, seed, windows, nextWord(random));
  const opened = openLab(
    {...usual, policies: {...usual.policies, ...policies}},
    {
      forwardsOnly: true,
      programs: (guest) =>
        new HostileGuest(
          device,
          seed * device.windows.length + guest,
          present(windows[guest], 'each has a window'),
          LIFE,
        ),
    },
  );
  assert(opened.ok, 'the scenario is ours');
  return opened.value;
}

/** Steps the machine to its end, frames coming in between; what was wrong, or null. */
function run(device: DeviceFuzz, lab: Lab, seed: number): string | null {
  const {belief, card, segment, clock, scenario} = lab.machine;
  const random = seeded(~seed);
  for (let steps = 0; steps < STEPS && lab.step(); steps++) {
    if (belief.counts.unsafe > 0) return `belief was unsafe at event ${lab.position}`;
    const breach = device.breach(card, scenario.profile);
    if (breach !== null) return `${breach} at event ${lab.position}`;
    if (nextBelow(random, FRAME_EVERY) === 0) {
      segment.offer(frameFor(nextWord(random), nextWord(random)), clock.now + nextBelow(random, 50 * CYCLES_PER_US));
    }
  }
  return null;
}

function accessesOf(lab: Lab): number {
  return lab.machine.guests.reduce((sum, {counts}) => sum + counts.accesses, 0);
}

function frameFor(word: number, more: number): Uint8Array {
  const length = (word & 3) !== 0 ? 60 + ((word >>> 8) & 0x3f) : (word >>> 8) & 0x7ff;
  const frame = new Uint8Array(length).fill(more);
  const to = (word >>> 2) & 7;
  if (to < 5) frame.set([0x52, 0x54, 0, 0, 1, (to % 3) + 1].slice(0, length));
  else if (to < 6) frame.fill(0xff, 0, 6);
  return frame;
}

function scenarioFor(
  device: string,
  profile: CardProfile,
  hooks: string,
  seed: number,
  windows: readonly Pages[],
  word: number,
): Scenario {
  return {
    format: 'vpio-scenario',
    version: 1,
    name: 'hostile',
    title: 'Guests that do anything',
    moments: [],
    about: '',
    seed,
    device,
    profile,
    costs: 'qemu',
    hooks: {qemu: hooks, datasheet: hooks},
    policies: {
      ...USUAL_POLICIES,
      parkedFrames: (word & 1) !== 0 ? 'kept' : 'lost',
      isrQuiet: (word & 2) !== 0 ? 'masked' : 'all',
    },
    quantum: 20 * CYCLES_PER_US * (1 + ((word >>> 2) & 15)),
    hosts: [{mac: '52:54:00:00:00:01', ip: '10.0.0.1', delayUs: 60, jitterUs: 120}],
    guests: windows.map(({first, end}, guest) => ({
      name: `hostile-${guest + 1}`,
      driver: 'rogue',
      mac: `52:54:00:00:01:0${guest + 1}`,
      ip: `10.0.0.1${guest + 1}`,
      window: {firstPage: first, endPage: end},
      workload: {kind: 'listen'},
    })),
    limitUs: 10_000_000,
  };
}
