// `vpio fuzz [--device D] [--profile qemu|datasheet] [--accesses N] [--seed N] [--json]`: random accesses and frames on the card
// alone, and hostile guests under the full hook list. Exit status: 0 nothing found and everything met, 1 a finding or a gap, 2 bad input.

import {performance} from 'node:perf_hooks';
import {fail, ok, type Result} from '../../base/result.ts';
import type {CardProfile} from '../../kits/contract/device-facts.ts';
import type {DeviceFuzz, Finding} from '../../kits/contract/fuzz.ts';
import {TRIALS} from '../../kits/trials.ts';
import {USUAL_DEVICE} from '../../kits/usual-device.ts';
import {fuzzGuests} from '../../sim/lab/fuzz/guest-fuzz.ts';
import {readArguments, readProfile, readSeed} from '../arguments.ts';
import {type Outcome, refused} from '../outcome.ts';
import {Progress} from '../progress.ts';

const USAGE = 'usage: fuzz [--device D] [--profile qemu|datasheet] [--accesses N] [--seed N] [--json]';
const DEFAULT_ACCESSES = 2_000_000;
/** One access in so many is made by guests, in whole machines. */
const GUEST_SHARE = 50;
/** Every register, page, direction and rule is met at least once in so many accesses. */
const MET_ONCE_IN = 100_000;

/** What one profile went through. */
export interface FuzzReport {
  readonly profile: CardProfile;
  readonly seed: number;
  readonly accesses: number;
  readonly cards: number;
  readonly guestAccesses: number;
  readonly machines: number;
  readonly handoffs: number;
  readonly denials: number;
  readonly exceptions: number;
  readonly violations: number;
  readonly findings: readonly Finding[];
  /** What was met too seldom, and how often. */
  readonly gaps: Readonly<Record<string, number>>;
  /** The seldomest of all that was met. */
  readonly least: {readonly what: string; readonly count: number};
  readonly met: Readonly<Record<string, number>>;
  readonly rules: Readonly<Record<string, number>>;
  readonly frames: Readonly<Record<string, number>>;
  readonly seconds: number;
  readonly accessesPerSecond: number;
}

/** What the command prints and its exit status. */
export function fuzzOutcome(args: readonly string[]): Outcome {
  const given = readArguments(args, {
    values: ['device', 'profile', 'accesses', 'seed'],
    switches: ['json'],
    word: null,
    usage: USAGE,
  });
  if (!given.ok) return refused(given.fault);
  const {values, switches} = given.value;
  const seed = readSeed(values.seed ?? '1');
  const accesses = readCount(values.accesses ?? String(DEFAULT_ACCESSES));
  const only = values.profile === undefined ? null : readProfile(values.profile);
  if (!seed.ok) return refused(seed.fault);
  if (!accesses.ok) return refused(accesses.fault);
  if (only !== null && !only.ok) return refused(only.fault);
  const profiles = only === null ? (['datasheet', 'qemu'] as const) : [only.value];
  const device = values.device ?? USUAL_DEVICE;
  const trials = Object.hasOwn(TRIALS, device) ? TRIALS[device] : undefined;
  if (trials === undefined)
    return refused({place: '--device', message: `${device} is not one of ${Object.keys(TRIALS).join(', ')}`});
  const reports = profiles.map((profile) => fuzzProfile(trials.fuzz, profile, accesses.value, seed.value));
  return {
    status: reports.every(isHeld) ? 0 : 1,
    stdout: switches.has('json') ? `${JSON.stringify({profiles: reports})}\n` : reports.map(inWords).join(''),
    stderr: '',
  };
}

function readCount(text: string): Result<number> {
  const isCount = /^\d{1,12}$/.test(text) && Number(text) > 0;
  return isCount ? ok(Number(text)) : fail('--accesses', `${text} is no whole number above 0`);
}

/** Fuzzes one profile: most accesses on cards alone, some by guests. */
function fuzzProfile(fuzz: DeviceFuzz, profile: CardProfile, accesses: number, seed: number): FuzzReport {
  const began = performance.now();
  const byGuests = Math.floor(accesses / GUEST_SHARE);
  const progress = new Progress();
  const tell = (done: number): void => progress.tell(() => `${profile}: ${done} of ${accesses} accesses`);
  const card = fuzz.alone({profile, accesses: accesses - byGuests, seed}, tell);
  const guests = fuzzGuests(fuzz, {profile, accesses: byGuests, seed}, (done) => tell(card.accesses + done));
  progress.end();
  const seconds = (performance.now() - began) / 1000;
  const {met, rules, frames} = card;
  const counts = Object.entries({...met, ...prefixed('rule ', rules)});
  const [what, count] = counts.reduce((least, each) => (each[1] < least[1] ? each : least), ['', Infinity]);
  const done = card.accesses + guests.accesses;
  return {
    profile,
    seed,
    accesses: done,
    cards: card.cards,
    guestAccesses: guests.accesses,
    machines: guests.machines,
    handoffs: guests.handoffs,
    denials: guests.denials,
    exceptions: card.exceptions.length + guests.exceptions.length,
    violations: card.violations.length + guests.violations.length,
    findings: [...card.exceptions, ...card.violations, ...guests.exceptions, ...guests.violations],
    gaps: Object.fromEntries(counts.filter(([, times]) => times < done / MET_ONCE_IN)),
    least: {what, count},
    met,
    rules,
    frames,
    seconds,
    accessesPerSecond: Math.round(done / seconds),
  };
}

function prefixed(prefix: string, counts: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(Object.entries(counts).map(([name, count]) => [prefix + name, count]));
}

function isHeld({findings, gaps}: FuzzReport): boolean {
  return findings.length === 0 && Object.keys(gaps).length === 0;
}

function inWords(report: FuzzReport): string {
  const {profile, seed, accesses, cards, guestAccesses, machines, handoffs, denials, least, gaps, frames} = report;
  const lines = report.findings.map(
    ({seed: at, accesses: after, what, words}) => `${profile}: ${what}, seed ${at}, after ${after} accesses: ${words}`,
  );
  for (const [what, count] of Object.entries(gaps)) lines.push(`${profile}: ${what} was met ${count} times only`);
  lines.push(
    `${profile}: ${accesses} accesses from seed ${seed}: ${accesses - guestAccesses} on ${cards} cards, ${guestAccesses} by ` +
      `guests of ${machines} machines (${handoffs} hand-offs, ${denials} denials)`,
    `  ${report.exceptions} exceptions, ${report.violations} violations`,
    `  met: ${Object.keys(report.met).length} registers by page and direction, ${Object.keys(report.rules).length} rules; ` +
      `the seldomest is ${least.what}, ${least.count} times`,
    `  frames: ${Object.entries(frames)
      .map(([what, count]) => `${what} ${count}`)
      .join(', ')}`,
    `  ${report.seconds.toFixed(1)} s, ${report.accessesPerSecond} accesses a second`,
  );
  return `${lines.join('\n')}\n`;
}
