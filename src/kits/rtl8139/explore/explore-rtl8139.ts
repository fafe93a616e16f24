// The exploration of the RTL8139 model: what guests may do in each walk, and how far it goes.
import {assert} from '../../../base/assert.ts';
import {type Explored, explore} from '../../../sim/explore/explore.ts';
import {ExploredSystem} from '../../../sim/explore/explored-system.ts';
import {PROPERTY_NAMES} from '../../../sim/explore/properties.ts';
import {HOST_PAGE_BYTES} from '../../../sim/machine/host-memory.ts';
import type {CardProfile} from '../../contract/device-facts.ts';
import type {Exploration} from '../../contract/exploration.ts';
import {accessesOf, type Conduct, habitsOf} from './accesses.ts';
import {FAULTS, type FaultName, QEMU_FAULTS} from './faults.ts';
import {GUEST_NAMES, WINDOWS} from './layout.ts';
import {LEFT_OUT, UNMET} from './left-out.ts';
import {STATE_WORDS, stateCode} from './state-code.ts';
import {HOOKS, Testbench} from './testbench.ts';

/** The model as reports name it, around the chip and around QEMU's card. */
const MODEL = 'rtl8139';
const QEMU_MODEL = 'rtl8139-qemu';

/** More states than the walks that end by themselves have; only a broken rule leads on. */
const ENDLESS = 250_000;
const DEFAULT_BOUND = 10_000;
/** States that are enough to find somebody who waits for ever. */
const PATIENT_BOUND = 300;

const conduct = (...guests: readonly [Conduct, Conduct]): readonly Conduct[] => guests;

/** What is explored of an RTL8139 of a profile. */
export function exploredOf(profile: CardProfile): Explored {
  return {
    model: profile === 'qemu' ? QEMU_MODEL : MODEL,
    profile,
    hooks: HOOKS,
    names: GUEST_NAMES,
    windows: WINDOWS,
    pageBytes: HOST_PAGE_BYTES,
    words: STATE_WORDS,
    properties: PROPERTY_NAMES,
    unmet: UNMET,
    leavesOut: LEFT_OUT,
    walks: [
      {conduct: conduct('sender', 'plain-sender'), limit: ENDLESS},
      {conduct: conduct('turner', 'plain-sender'), limit: ENDLESS},
      {conduct: conduct('placer', 'plain-receiver'), limit: ENDLESS},
      {conduct: conduct('reader', 'plain-receiver'), limit: ENDLESS},
      {conduct: conduct('switcher', 'plain-switcher'), limit: ENDLESS},
      {conduct: conduct('sending-switcher', 'plain-sending-switcher'), limit: ENDLESS},
      {conduct: conduct('anything', 'driver'), limit: DEFAULT_BOUND},
    ],
    patient: {conduct: conduct('driver', 'driver'), limit: PATIENT_BOUND},
    systemOf: ({conduct: conducts}, faults, hasDeadline) => {
      const named = conducts as readonly Conduct[];
      const testbench = new Testbench(faults as ReadonlySet<FaultName>, habitsOf(named), profile);
      const accesses = named.map((each, guest) => accessesOf(guest, each));
      return new ExploredSystem(testbench, stateCode(testbench), {faults, hasDeadline, accesses});
    },
  };
}

/** The exploration of a profile; a fault that is none of its own is an error of ours. */
export function rtl8139Exploration(profile: CardProfile): Exploration {
  const explored = exploredOf(profile);
  const faults = profile === 'qemu' ? QEMU_FAULTS : FAULTS;
  return {
    model: explored.model,
    faults,
    unmet: explored.unmet,
    explore: (options = {}) => {
      for (const fault of options.faults ?? []) assert(Object.hasOwn(faults, fault), `${fault} is a fault`);
      return explore(explored, options);
    },
  };
}
