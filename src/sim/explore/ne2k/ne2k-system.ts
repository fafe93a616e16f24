// Every step that the explored machine can take from a state: the card finishes, time passes, the VMM and the guests act.

import {NOBODY} from '../../lab/model-for-exploration.ts';
import type {FaultName} from '../faults.ts';
import {PROPERTY_NAMES} from '../properties.ts';
import type {Step, WalkedSystem} from '../walk.ts';
import {accessesOf, type Conduct, type ExploredAccess} from './accesses.ts';
import {type AccessOutcome, Bench, type Breach} from './bench.ts';
import {SUSPENDED} from './guest-variables.ts';
import {GUEST_NAMES} from './layout.ts';
import {StateCode} from './state-code.ts';

/** What acts in a step, by number: fairness is asked of some of them. */
export const ACTIONS = ['guest', 'vmm', 'frame', 'tenure', 'timer', 'deadline'] as const;
export type Action = (typeof ACTIONS)[number];

/** How the machine is set up. */
export interface Ne2kOptions {
  readonly faults: ReadonlySet<FaultName>;
  /** The VMM takes the card by force after a deadline. */
  readonly hasDeadline: boolean;
  readonly conduct: readonly [Conduct, Conduct];
}

/** A step, told in full for a counterexample. */
export interface ToldStep extends Step {
  readonly breaches: readonly Breach[];
  /** The guest that acts; NOBODY for the card and the VMM. */
  readonly guest: number;
  readonly access: ExploredAccess | null;
  readonly outcome: AccessOutcome | null;
  /** The guest that got the card in this step, NOBODY if it stayed. */
  readonly handedTo: number;
  readonly words: string;
}

/** The machine as a system to walk. */
export class Ne2kSystem implements WalkedSystem {
  readonly code: StateCode;
  readonly #bench: Bench;
  readonly #options: Ne2kOptions;
  readonly #accesses: readonly (readonly ExploredAccess[])[];

  constructor(options: Ne2kOptions) {
    this.#options = options;
    this.#bench = new Bench(options.faults);
    this.code = new StateCode(this.#bench);
    this.#accesses = GUEST_NAMES.map((_, guest) => accessesOf(guest, options.conduct[guest] ?? 'anything'));
  }

  initial(): string {
    return this.code.save();
  }

  /** True where the guest is suspended. */
  waits(state: string, guest: number): boolean {
    return state.charCodeAt(this.code.standingAt[guest] ?? 0) === SUSPENDED;
  }

  steps(state: string): readonly ToldStep[] {
    const told: ToldStep[] = [];
    this.#surroundings(state, told);
    this.#turn(state, told);
    return told;
  }

  /** The card ends its frame, time passes: nobody has executed anything yet. */
  #surroundings(state: string, told: ToldStep[]): void {
    const bench = this.#bench;
    const {card, handover, monitor} = bench;
    const plain = (action: Action, words: string, begin: string, act: () => void): void => {
      this.code.load(begin);
      act();
      told.push(this.#told(action, NOBODY, null, null, NOBODY, words));
    };
    const {code} = this;
    const due = code.with(state, 'vmm.look at the card is due', 1);
    code.load(state);
    const isSending = card.sending !== 0;
    const isOver = monitor.owner === NOBODY || bench.clock.now > handover.ownerSince;
    const {isWanted, isDue} = handover;
    const isPassed = bench.overdue !== NOBODY;
    if (isSending) {
      plain('frame', 'The frame has left: ISR.PTX rises.', state, () => card.finishFrame(false));
      plain('frame', 'The frame is given up: ISR.TXE rises.', state, () => card.finishFrame(true));
    }
    if (!isOver) {
      const over = code.with(isWanted ? due : state, 'vmm.tenure is over', 1);
      plain('tenure', 'The owner halts, or its quantum is over.', over, () => {});
    }
    if (isWanted && !isDue) plain('timer', 'The VMM’s timer: the card may be looked at again.', due, () => {});
    if (this.#options.hasDeadline && isWanted && !isPassed && monitor.owner !== NOBODY) {
      const passed = code.with(due, 'vmm.deadline has passed', 1);
      plain('deadline', 'The deadline has passed: the card may be taken by force.', passed, () => {});
    }
  }

  /** The VMM looks, then a guest executes: the one that just got the card, else any that can run. */
  #turn(state: string, told: ToldStep[]): void {
    const bench = this.#bench;
    this.code.load(state);
    bench.breaches = [];
    const resumed = bench.vmmTurn();
    if (bench.breaches.length > 0 || resumed === NOBODY) {
      told.push(this.#told('vmm', NOBODY, null, null, resumed, 'The VMM looks at the card.'));
    }
    if ((told.at(-1)?.broken.length ?? 0) > 0) return;
    const heldBack = this.#options.faults.has('owner-runs-on') ? NOBODY : bench.overdue;
    const mayRun = (guest: number): boolean =>
      resumed !== NOBODY ? guest === resumed : bench.guests[guest]?.suspendedAt === null && guest !== heldBack;
    const running = GUEST_NAMES.flatMap((_, guest) => (mayRun(guest) ? [guest] : []));
    const after = this.code.save();
    for (const guest of running) {
      let suspended: ToldStep | null = null;
      for (const access of this.#accesses[guest] ?? []) {
        const words = `Guest ${GUEST_NAMES[guest]}: ${access.name}.`;
        if (suspended !== null && bench.exits(guest, access)) {
          // It stops before anybody looks at what it is: the state is the one that the first suspended access led to.
          told.push({...suspended, access, words});
          continue;
        }
        this.code.load(after);
        const outcome = bench.execute(guest, access);
        const step = this.#told('guest', guest, access, outcome, resumed, words);
        told.push(step);
        if (outcome === 'suspended' && suspended === null) suspended = step;
      }
    }
  }

  #told(
    action: Action,
    guest: number,
    access: ExploredAccess | null,
    outcome: AccessOutcome | null,
    handedTo: number,
    words: string,
  ): ToldStep {
    const bench = this.#bench;
    bench.checkState();
    const {breaches} = bench;
    bench.breaches = [];
    return {
      action: ACTIONS.indexOf(action),
      to: this.code.save(),
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
