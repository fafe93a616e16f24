// Every step that the explored machine can take from a state: the card goes on, time passes, the VMM and the guests act.
import {NOBODY} from '../../trace/units.ts';
import type {BurstDevice} from '../machine/port-device.ts';
import type {Handover} from '../vmm/handover.ts';
import type {ExploredAccess} from './explored-access.ts';
import type {AccessOutcome, Breach, ExploredMachine} from './explored-machine.ts';
import type {ModelVisits} from './model-visits.ts';
import {PROPERTY_NAMES} from './properties.ts';
import type {StateRow} from './state-table.ts';
import type {Step, WalkedSystem} from './walk.ts';

/** What can happen, by number: `ACTIONS[step.action]`. */
export const ACTIONS = ['guest', 'vmm', 'card', 'tenure', 'timer', 'deadline', 'wire'] as const;
/** What can happen, by name. */
export type Action = (typeof ACTIONS)[number];

/** The machine's state as a row, saved and put back. */
export interface ExploredCode {
  /** Each variable with what its values are called. */
  readonly variables: readonly {readonly name: string; readonly domain: readonly string[]}[];
  /** Into a row, or a new one. */
  save(into?: StateRow): StateRow;
  load(state: StateRow): void;
  /** A saved state with one of the VMM's variables set. */
  withVmm(state: StateRow, name: string, value: number): StateRow;
  /** True where the guest is suspended in a saved state. */
  isSuspended(state: StateRow, guest: number): boolean;
  /** A saved state in words, by variable. */
  words(state: StateRow): Record<string, string>;
}

/** How the machine is set up. */
export interface ExploredOptions {
  readonly faults: ReadonlySet<string>;
  /** The VMM takes the card by force after a deadline. */
  readonly hasDeadline: boolean;
  /** What each guest may do at any time. */
  readonly accesses: readonly (readonly ExploredAccess[])[];
}

/** A step, told in full for a counterexample; good until the next one. */
export interface ToldStep extends Step {
  readonly breaches: readonly Breach[];
  /** The guest that acts; NOBODY for the card and the VMM. */
  readonly guest: number;
  access: ExploredAccess | null;
  readonly outcome: AccessOutcome | null;
  /** The guest that got the card in this step, NOBODY if it stayed. */
  readonly handedTo: number;
  words: string;
}

type Take = (step: ToldStep) => void;

/** An access as a guest does it. */
interface GuestAct {
  readonly access: ExploredAccess;
  readonly words: string;
}

/** What of a machine the steps need. */
export interface Steppable
  extends Pick<
    ExploredMachine<unknown, BurstDevice>,
    | 'names'
    | 'clock'
    | 'overdue'
    | 'guests'
    | 'breaches'
    | 'vmmTurn'
    | 'exits'
    | 'execute'
    | 'checkState'
    | 'cardSteps'
    | 'visits'
  > {
  readonly monitor: {readonly owner: number};
  readonly handover: Pick<Handover<unknown>, 'ownerSince' | 'isWanted' | 'isDue'>;
}

/** The machine as a system to walk. */
export class ExploredSystem implements WalkedSystem {
  readonly code: ExploredCode;
  readonly #machine: Steppable;
  readonly #options: ExploredOptions;
  readonly #acts: readonly (readonly GuestAct[])[];
  /** Where steps lead to, one after the other. */
  readonly #to: StateRow;

  constructor(machine: Steppable, code: ExploredCode, options: ExploredOptions) {
    this.#options = options;
    this.#machine = machine;
    this.code = code;
    this.#to = this.code.save();
    this.#acts = machine.names.map((name, guest) =>
      (options.accesses[guest] ?? []).map((access) => ({access, words: `Guest ${name}: ${access.name}.`})),
    );
  }

  /** What of the model its steps have met. */
  get visits(): ModelVisits {
    return this.#machine.visits;
  }

  initial(): StateRow {
    return this.code.save();
  }

  steps(state: StateRow, take: Take): void {
    this.#surroundings(state, take);
    this.#turn(state, take);
  }

  /** The card goes on, time passes: nobody has executed anything yet. */
  #surroundings(state: StateRow, take: Take): void {
    const machine = this.#loaded(state);
    const {handover, monitor, clock, overdue} = machine;
    const cardSteps = machine.cardSteps();
    const isOver = monitor.owner === NOBODY || clock.now > handover.ownerSince;
    const {isWanted, isDue} = handover;
    const plain = (action: Action, words: string, begin: StateRow, act: () => void): void => {
      this.code.load(begin);
      act();
      take(this.#told(action, NOBODY, null, null, NOBODY, words));
    };
    const due = isWanted ? this.code.withVmm(state, 'vmm.look at the card is due', 1) : state;
    for (const {words, act, isWire} of cardSteps) plain(isWire === true ? 'wire' : 'card', words, state, act);
    if (!isOver) {
      const over = this.code.withVmm(due, 'vmm.tenure is over', 1);
      plain('tenure', 'The owner halts, or its quantum is over.', over, () => {});
    }
    if (isWanted && !isDue) plain('timer', 'The VMM’s timer: the card may be looked at again.', due, () => {});
    if (this.#options.hasDeadline && isWanted && overdue === NOBODY && monitor.owner !== NOBODY) {
      const passed = this.code.withVmm(due, 'vmm.deadline has passed', 1);
      plain('deadline', 'The deadline has passed: the card may be taken by force.', passed, () => {});
    }
  }

  /** The VMM looks, then a guest executes: the one that just got the card, else any that can run. */
  #turn(state: StateRow, take: Take): void {
    const machine = this.#loaded(state);
    machine.breaches = [];
    const resumed = machine.vmmTurn();
    if (machine.breaches.length > 0 || resumed === NOBODY) {
      const looked = this.#told('vmm', NOBODY, null, null, resumed, 'The VMM looks at the card.');
      take(looked);
      if (looked.broken.length > 0) return;
    }
    const heldBack = this.#options.faults.has('owner-runs-on') ? NOBODY : machine.overdue;
    const mayRun = (guest: number): boolean =>
      resumed !== NOBODY ? guest === resumed : machine.guests[guest]?.suspendedAt === null && guest !== heldBack;
    const running = machine.names.flatMap((_, guest) => (mayRun(guest) ? [guest] : []));
    const after = this.code.save();
    for (const guest of running) this.#run(guest, after, resumed, take);
  }

  /** A guest does each of its accesses. */
  #run(guest: number, after: StateRow, resumed: number, take: Take): void {
    const machine = this.#machine;
    let suspended: ToldStep | null = null;
    for (const {access, words} of this.#acts[guest] ?? []) {
      if (suspended !== null && machine.exits(guest, access)) {
        // It stops before anybody looks at what it is: the state is the one that the first suspended access led to.
        suspended.access = access;
        suspended.words = words;
        take(suspended);
        continue;
      }
      this.code.load(after);
      const outcome = machine.execute(guest, access);
      const step = this.#told('guest', guest, access, outcome, resumed, words);
      take(step);
      if (outcome === 'suspended' && suspended === null) suspended = {...step, to: step.to.slice()};
    }
  }

  #loaded(state: StateRow): Steppable {
    this.code.load(state);
    return this.#machine;
  }

  #told(
    action: Action,
    guest: number,
    access: ExploredAccess | null,
    outcome: AccessOutcome | null,
    handedTo: number,
    words: string,
  ): ToldStep {
    const machine = this.#machine;
    machine.checkState();
    const to = this.code.save(this.#to);
    const {breaches} = machine;
    machine.breaches = [];
    return {
      action: ACTIONS.indexOf(action),
      to,
      broken: breaches.length === 0 ? NONE : breaches.map(({property}) => PROPERTY_NAMES.indexOf(property)),
      breaches,
      guest,
      access,
      outcome,
      handedTo,
      words,
    };
  }
}

const NONE: readonly number[] = [];
