// Every step that the explored machine can take from a state: the card finishes, time passes, the VMM and the guests act.

import {PROPERTY_NAMES} from '../../../sim/explore/properties.ts';
import type {StateRow} from '../../../sim/explore/state-table.ts';
import type {Step, WalkedSystem} from '../../../sim/explore/walk.ts';
import {NOBODY} from '../../../trace/units.ts';
import {accessesOf, type Conduct, type ExploredAccess} from './accesses.ts';
import type {FaultName} from './faults.ts';
import {GUEST_NAMES} from './layout.ts';
import {StateCode} from './state-code.ts';
import {type AccessOutcome, type Breach, Testbench} from './testbench.ts';

/** What can happen, by number: `ACTIONS[step.action]`. */
export const ACTIONS = ['guest', 'vmm', 'frame', 'tenure', 'timer', 'deadline'] as const;
export type Action = (typeof ACTIONS)[number];

/** How the machine is set up. */
export interface Ne2kOptions {
  readonly faults: ReadonlySet<FaultName>;
  /** The VMM takes the card by force after a deadline. */
  readonly hasDeadline: boolean;
  readonly conduct: readonly [Conduct, Conduct];
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

/** The machine as a system to walk. */
export class Ne2kSystem implements WalkedSystem {
  readonly code: StateCode;
  readonly #testbench: Testbench;
  readonly #options: Ne2kOptions;
  readonly #acts: readonly (readonly GuestAct[])[];
  /** Where steps lead to, one after the other. */
  readonly #to: StateRow;

  constructor(options: Ne2kOptions) {
    this.#options = options;
    this.#testbench = new Testbench(options.faults);
    this.code = new StateCode(this.#testbench);
    this.#to = this.code.save();
    this.#acts = GUEST_NAMES.map((name, guest) =>
      accessesOf(guest, options.conduct[guest] ?? 'anything').map((access) => ({
        access,
        words: `Guest ${name}: ${access.name}.`,
      })),
    );
  }

  initial(): StateRow {
    return this.code.save();
  }

  steps(state: StateRow, take: Take): void {
    this.#surroundings(state, take);
    this.#turn(state, take);
  }

  /** The card ends its frame, time passes: nobody has executed anything yet. */
  #surroundings(state: StateRow, take: Take): void {
    const {card, handover, monitor, clock, overdue} = this.#loaded(state);
    const isSending = card.sending !== 0;
    const isOver = monitor.owner === NOBODY || clock.now > handover.ownerSince;
    const {isWanted, isDue} = handover;
    const plain = (action: Action, words: string, begin: StateRow, act: () => void): void => {
      this.code.load(begin);
      act();
      take(this.#told(action, NOBODY, null, null, NOBODY, words));
    };
    const due = isWanted ? this.code.withVmm(state, 'vmm.look at the card is due', 1) : state;
    if (isSending) {
      plain('frame', 'The frame has left: ISR.PTX rises.', state, () => card.finishFrame(false));
      plain('frame', 'The frame is given up: ISR.TXE rises.', state, () => card.finishFrame(true));
    }
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
    const testbench = this.#loaded(state);
    testbench.breaches = [];
    const resumed = testbench.vmmTurn();
    if (testbench.breaches.length > 0 || resumed === NOBODY) {
      const looked = this.#told('vmm', NOBODY, null, null, resumed, 'The VMM looks at the card.');
      take(looked);
      if (looked.broken.length > 0) return;
    }
    const heldBack = this.#options.faults.has('owner-runs-on') ? NOBODY : testbench.overdue;
    const mayRun = (guest: number): boolean =>
      resumed !== NOBODY ? guest === resumed : testbench.guests[guest]?.suspendedAt === null && guest !== heldBack;
    const running = GUEST_NAMES.flatMap((_, guest) => (mayRun(guest) ? [guest] : []));
    const after = this.code.save();
    for (const guest of running) this.#run(guest, after, resumed, take);
  }

  /** A guest does each of its accesses. */
  #run(guest: number, after: StateRow, resumed: number, take: Take): void {
    const testbench = this.#testbench;
    let suspended: ToldStep | null = null;
    for (const {access, words} of this.#acts[guest] ?? []) {
      if (suspended !== null && testbench.exits(guest, access)) {
        // It stops before anybody looks at what it is: the state is the one that the first suspended access led to.
        suspended.access = access;
        suspended.words = words;
        take(suspended);
        continue;
      }
      this.code.load(after);
      const outcome = testbench.execute(guest, access);
      const step = this.#told('guest', guest, access, outcome, resumed, words);
      take(step);
      if (outcome === 'suspended' && suspended === null) suspended = {...step, to: step.to.slice()};
    }
  }

  #loaded(state: StateRow): Testbench {
    this.code.load(state);
    return this.#testbench;
  }

  #told(
    action: Action,
    guest: number,
    access: ExploredAccess | null,
    outcome: AccessOutcome | null,
    handedTo: number,
    words: string,
  ): ToldStep {
    const testbench = this.#testbench;
    testbench.checkState();
    const {breaches} = testbench;
    testbench.breaches = [];
    return {
      action: ACTIONS.indexOf(action),
      to: this.code.save(this.#to),
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
