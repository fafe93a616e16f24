// The exploration of the RTL8139 model: what guests may do in each walk, and how far it goes.
import {assert} from '../../../base/assert.ts';
import {type Explored, explore} from '../../../sim/explore/explore.ts';
import {ExploredSystem} from '../../../sim/explore/explored-system.ts';
import {PROPERTY_NAMES} from '../../../sim/explore/properties.ts';
import {HOST_PAGE_BYTES} from '../../../sim/machine/host-memory.ts';
import type {ExploreOptions, ExploreProgress, ExploreReport} from '../../contract/exploration.ts';
import {accessesOf, type Conduct, habitsOf} from './accesses.ts';
import {type FaultName, isFaultName} from './faults.ts';
import {GUEST_NAMES, WINDOWS} from './layout.ts';
import {STATE_WORDS, StateCode} from './state-code.ts';
import {HOOKS, Testbench} from './testbench.ts';

/** The model as reports name it. */
export const MODEL = 'rtl8139';

/** More states than the walks that end by themselves have; only a broken rule leads on. */
const ENDLESS = 250_000;
const DEFAULT_BOUND = 10_000;
/** States that are enough to find somebody who waits for ever. */
const PATIENT_BOUND = 300;

const conduct = (...guests: readonly [Conduct, Conduct]): readonly Conduct[] => guests;

/** What is explored of an RTL8139. */
export const EXPLORED: Explored = {
  model: MODEL,
  hooks: HOOKS,
  names: GUEST_NAMES,
  windows: WINDOWS,
  pageBytes: HOST_PAGE_BYTES,
  words: STATE_WORDS,
  properties: PROPERTY_NAMES,
  walks: [
    {conduct: conduct('sender', 'plain-sender'), limit: ENDLESS},
    {conduct: conduct('turner', 'plain-sender'), limit: ENDLESS},
    {conduct: conduct('placer', 'plain-receiver'), limit: ENDLESS},
    {conduct: conduct('reader', 'plain-receiver'), limit: ENDLESS},
    {conduct: conduct('anything', 'driver'), limit: DEFAULT_BOUND},
  ],
  patient: {conduct: conduct('driver', 'driver'), limit: PATIENT_BOUND},
  systemOf: ({conduct: conducts}, faults, hasDeadline) => {
    const named = conducts as readonly Conduct[];
    const testbench = new Testbench(faults as ReadonlySet<FaultName>, habitsOf(named));
    const accesses = named.map((each, guest) => accessesOf(guest, each));
    return new ExploredSystem(testbench, new StateCode(testbench), {faults, hasDeadline, accesses});
  },
};

/** Walks and answers in pieces; the same options give the same report. A fault that is none of `FAULTS` is an error of ours. */
export function exploreRtl8139(options: ExploreOptions = {}): Generator<ExploreProgress, ExploreReport, undefined> {
  for (const fault of options.faults ?? []) assert(isFaultName(fault), `${fault} is a fault`);
  return explore(EXPLORED, options);
}
