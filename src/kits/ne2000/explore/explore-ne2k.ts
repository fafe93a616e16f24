// The exploration of the NE2000 model: what guests may do in each walk, and how far it goes.
import {assert} from '../../../base/assert.ts';
import {atOnce} from '../../../base/at-once.ts';
import {type Explored, explore} from '../../../sim/explore/explore.ts';
import {ExploredSystem} from '../../../sim/explore/explored-system.ts';
import type {ExploreOptions, ExploreProgress, ExploreReport} from '../../contract/exploration.ts';
import {PAGE_BYTES} from '../sheet/dp8390.ts';
import {accessesOf, type Conduct} from './accesses.ts';
import {type FaultName, isFaultName} from './faults.ts';
import {GUEST_NAMES, WINDOWS} from './layout.ts';
import {STATE_WORDS, stateCode} from './state-code.ts';
import {HOOKS, Testbench} from './testbench.ts';

/** The model as reports name it. */
export const MODEL = 'ne2k';

/** More states than the walks that end by themselves have; only a broken rule leads on. */
const ENDLESS = 250_000;
const DEFAULT_BOUND = 10_000;
/** States that are enough to find somebody who waits for ever. */
const PATIENT_BOUND = 2_000;

/** Every state and every edge is met. */
export const UNMET: Readonly<Record<string, string>> = {};
const LEFT_OUT = [
  'reception, and frames kept for a guest without the card',
  'the card of QEMU, and hook sets but sharing',
  'remote ranges that begin within a page',
  'time: how long anything takes',
] as const;

const conduct = (...guests: readonly [Conduct, Conduct]): readonly Conduct[] => guests;

const EXPLORED: Explored = {
  model: MODEL,
  hooks: HOOKS,
  names: GUEST_NAMES,
  windows: WINDOWS,
  pageBytes: PAGE_BYTES,
  words: STATE_WORDS,
  unmet: UNMET,
  leavesOut: LEFT_OUT,
  walks: [
    {conduct: conduct('remote', 'reader'), limit: ENDLESS},
    {conduct: conduct('sender', 'plain-sender'), limit: ENDLESS},
    {conduct: conduct('anything', 'driver'), limit: DEFAULT_BOUND},
  ],
  patient: {conduct: conduct('driver', 'driver'), limit: PATIENT_BOUND},
  systemOf: ({conduct: conducts}, faults, hasDeadline) => {
    const testbench = new Testbench(faults as ReadonlySet<FaultName>);
    const accesses = conducts.map((each, guest) => accessesOf(guest, each as Conduct));
    return new ExploredSystem(testbench, stateCode(testbench), {faults, hasDeadline, accesses});
  },
};

/** Walks and answers; the same options give the same report. */
export function exploreNe2k(options: ExploreOptions = {}): ExploreReport {
  return atOnce(exploreInPieces(options));
}

/**
 * The same in pieces, for a page that wants to be heard in between. A fault that is none of `FAULTS` is an error of ours.
 */
export function exploreInPieces(options: ExploreOptions = {}): Generator<ExploreProgress, ExploreReport, undefined> {
  for (const fault of options.faults ?? []) assert(isFaultName(fault), `${fault} is a fault`);
  return explore(EXPLORED, options);
}
