// Whole machines with hostile guests under the full hook list: whatever they do and however they take turns, the monitor's
// belief is never wrong in the dangerous direction, and nothing throws.
import {assert} from '../../../base/assert.ts';
import {nextBelow, nextWord, seeded} from '../../../base/random.ts';
import {USUAL_DEVICE} from '../../../kits/facts.ts';
import type {Profile} from '../../../kits/ne2000/card/quirks.ts';
import type {Pages} from '../../../kits/ne2000/fuzz/acts.ts';
import type {Finding} from '../../../kits/ne2000/fuzz/card-fuzz.ts';
import type {Scenario} from '../../../scenarios/scenario.ts';
import {CYCLES_PER_US} from '../../../trace/units.ts';
import type {Lab} from '../lab.ts';
import {openLab} from '../open-lab.ts';
import {HostileGuest} from './hostile-guest.ts';

/** What to run. */
export interface GuestFuzz {
  readonly profile: Profile;
  /** Guests' accesses, all together. */
  readonly accesses: number;
  readonly seed: number;
  /** The hook set; the full list unless a smaller one is to be caught out. */
  readonly hooks?: string;
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
const WINDOWS: readonly Pages[] = [
  {first: 0x40, end: 0x56},
  {first: 0x56, end: 0x6b},
  {first: 0x6b, end: 0x80},
];
/** A frame comes off the wire about each so many steps. */
const FRAME_EVERY = 24;
/** Steps after which a machine in which nothing is left to do but halt is given up. */
const STEPS = 40 * LIFE;

/** Runs machines until so many accesses are done, or enough was found; `tell` hears now and then how many are done. */
export function fuzzGuests(fuzz: GuestFuzz, tell?: (accesses: number) => void): GuestFuzzOutcome {
  const exceptions: Finding[] = [];
  const violations: Finding[] = [];
  let [accesses, machines, handoffs, denials] = [0, 0, 0, 0];
  while (accesses < fuzz.accesses && exceptions.length + violations.length < ENOUGH) {
    const seed = fuzz.seed + machines++;
    const lab = open(fuzz, seed);
    let words: string | null = null;
    try {
      words = run(lab, seed);
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

/** The machine of one seed: two or three guests, each in its window, under one of the policies. */
function open({profile, hooks = 'all'}: GuestFuzz, seed: number): Lab {
  const random = seeded(seed);
  const windows = WINDOWS.slice(0, 1 + nextBelow(random, 3));
  const opened = openLab(scenarioFor(profile, hooks, seed, windows, nextWord(random)), {
    forwardsOnly: true,
    programs: (guest) =>
      new HostileGuest(seed * WINDOWS.length + guest, windows[guest] ?? WINDOWS[0] ?? {first: 0x40, end: 0x80}, LIFE),
  });
  assert(opened.ok, 'the scenario is ours');
  return opened.value;
}

/** Steps the machine to its end, frames coming in between; what was wrong, or null. */
function run(lab: Lab, seed: number): string | null {
  const {belief, card, segment, clock} = lab.machine;
  const random = seeded(~seed);
  for (let steps = 0; steps < STEPS && lab.step(); steps++) {
    if (belief.counts.unsafe > 0) return `belief was unsafe at event ${lab.position}`;
    const {RBCR = 0, ISR = 0, IMR = 0} = card.registers();
    if (RBCR < 0 || RBCR > 0xffff) return `RBCR ${RBCR} at event ${lab.position}`;
    if (lab.machine.scenario.profile === 'datasheet' && ((ISR & IMR & 0x7f) !== 0 ? 1 : 0) !== card.irqLevel)
      return `the line is ${card.irqLevel} with ISR ${ISR} and IMR ${IMR} at event ${lab.position}`;
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

function scenarioFor(profile: Profile, hooks: string, seed: number, windows: readonly Pages[], word: number): Scenario {
  return {
    format: 'vpio-scenario',
    version: 1,
    name: 'hostile',
    title: 'Guests that do anything',
    moments: [],
    about: '',
    seed,
    device: USUAL_DEVICE,
    profile,
    costs: 'qemu',
    hooks: {qemu: hooks, datasheet: hooks},
    policies: {
      parkedFrames: (word & 1) !== 0 ? 'kept' : 'lost',
      isrQuiet: (word & 2) !== 0 ? 'masked' : 'all',
      denial: 'nothing',
      packetMemory: 'partition',
      reusable: 'deck',
      handoffOn: 'demand',
      forcedAbortUs: null,
      modelPlacement: 'inline',
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
