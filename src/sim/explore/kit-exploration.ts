// The exploration of any kit whose card is small enough to be walked as it is: the kit says what guests may do, and the rest is shared.
import type {AddressWindow} from '../../base/address-space.ts';
import {assert} from '../../base/assert.ts';
import type {DeviceKit} from '../../kits/contract/device-kit.ts';
import type {Exploration} from '../../kits/contract/exploration.ts';
import {parseHookSet} from '../models/parse-hooks.ts';
import {type Explored, explore} from './explore.ts';
import type {ExploredAccess} from './explored-access.ts';
import {ExploredSystem} from './explored-system.ts';
import {FAULTS} from './faults.ts';
import {KitCode} from './kit-code.ts';
import {KitMachine} from './kit-machine.ts';

/** A guest of the tiny world: its own first page and its last, and the other's first. */
export interface ExploredPages {
  readonly own: number;
  readonly ownLast: number;
  readonly foreign: number;
}

/** What a kit says of its exploration. */
export interface ExploredWorld {
  /** Pages of each guest's window. */
  readonly pages: number;
  /** Walks: the hook set, and what each guest may do, by name. */
  readonly walks: readonly {readonly hooks: string; readonly conduct: readonly [string, string]}[];
  /** In which somebody waits for ever where nobody takes the card by force. */
  readonly patient: {readonly hooks: string; readonly conduct: readonly [string, string]};
  /** What of the model no walk meets, a state or `State.Event`, and why. */
  readonly unmet: Readonly<Record<string, string>>;
  /** What is walked in none of them, in words. */
  readonly leavesOut: readonly string[];
  /** What each guest has written before anybody had the card. */
  prepared(pages: ExploredPages): readonly ExploredAccess[];
  /** The accesses of a guest that may do what its conduct says, in any order. */
  accessesOf(conduct: string, pages: ExploredPages): readonly ExploredAccess[];
}

const NAMES = ['A', 'B'] as const;
/** More states than a walk has that ends by itself; only a broken rule leads on. */
const ENDLESS = 250_000;
const PATIENT_BOUND = 2_000;

/** The exploration of a kit's model, by the name of its device. */
export function explorationOf<C>(kit: DeviceKit<C>, world: ExploredWorld): Exploration {
  const {start, pageBytes} = kit.facts.memory;
  const firsts = NAMES.map((_, guest) => start / pageBytes + guest * world.pages);
  const windows = firsts.map(
    (page): AddressWindow => ({start: page * pageBytes, end: (page + world.pages) * pageBytes}),
  );
  const explored: Explored = {
    model: kit.facts.name,
    hooks: [...new Set(world.walks.map(({hooks}) => hooks))].join(' and '),
    names: NAMES,
    windows,
    pageBytes,
    words: NAMES.length + 2,
    unmet: world.unmet,
    leavesOut: world.leavesOut,
    walks: world.walks.map((walk) => ({...walk, limit: ENDLESS})),
    patient: {...world.patient, limit: PATIENT_BOUND},
    systemOf: ({conduct, hooks = ''}, faults, hasDeadline) => {
      const set = parseHookSet(kit, hooks);
      assert(set.ok, `${hooks} is a hook set of the kit`);
      const machine = new KitMachine(kit, set.value, NAMES, windows, faults);
      const accesses = conduct.map((each, guest) => {
        const own = firsts[guest] ?? 0;
        const pages = {own, ownLast: own + world.pages - 1, foreign: firsts[1 - guest] ?? 0};
        machine.prepare(guest, world.prepared(pages));
        return world.accessesOf(each, pages);
      });
      const status = kit.sheet.portName(0, machine.monitor.model.contextSwitch.statusOffset, false);
      return new ExploredSystem(machine, new KitCode(machine, status), {faults, hasDeadline, accesses});
    },
  };
  return {
    model: kit.facts.name,
    faults: FAULTS,
    unmet: world.unmet,
    explore: (options = {}) => {
      for (const fault of options.faults ?? []) assert(Object.hasOwn(FAULTS, fault), `${fault} is a fault`);
      return explore(explored, options);
    },
  };
}
