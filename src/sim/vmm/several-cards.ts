// Several cards under one VMM: each guest has its own card, whose regime it lives under; the loop, the processor and the clock are
// one. What is due at any of them is due. Not modelled: a guest that drives two cards.
import {present} from '../../base/assert.ts';
import type {Cycle, GuestId} from '../../trace/units.ts';
import type {Answer, Instruction} from '../machine/guest-program.ts';
import type {BurstDevice} from '../machine/port-device.ts';
import type {GuestConfiguration} from './guest-configuration.ts';
import type {GuestRecord} from './guest-record.ts';
import type {Call, Demand, Regime} from './regime.ts';
import type {GuestAccess, Ruler} from './ruler.ts';
import type {Witness} from './witness.ts';

/** A card's regime with who watches accesses to it. */
export interface WatchedRegime {
  readonly regime: Regime;
  readonly witness: Witness;
}

/** Who waits for any of the cards. */
class JointDemand implements Demand {
  readonly #demands: readonly Demand[];

  constructor(demands: readonly Demand[]) {
    this.#demands = demands;
  }

  get isWanted(): boolean {
    return this.#demands.some(({isWanted}) => isWanted);
  }

  get isDue(): boolean {
    return this.#demands.some(({isDue}) => isDue);
  }

  get nextAttemptAt(): Cycle {
    return Math.min(...this.#demands.map(({nextAttemptAt}) => nextAttemptAt));
  }

  /** Of two that got their cards at once the second is resumed when somebody is picked next. */
  takeResumed(): GuestId | null {
    for (const demand of this.#demands) {
      const resumed = demand.takeResumed();
      if (resumed !== null) return resumed;
    }
    return null;
  }

  /** The second of two is still to be resumed. */
  get isResuming(): boolean {
    return this.#demands.some(({isResuming}) => isResuming === true);
  }

  mayAttempt(): void {
    for (const demand of this.#demands) demand.mayAttempt();
  }
}

/** Leads each guest to the regime of its card. */
export class SeveralCards implements Regime, Ruler, Witness {
  readonly ruler = this;
  #demand: Demand | null = null;
  #all: readonly WatchedRegime[] = [];
  /** By guest. */
  #of: readonly WatchedRegime[] = [];

  /** The cards' regimes, which are built around the surroundings that this one is a part of. `cardOf`: the place of each guest's card. */
  join(all: readonly WatchedRegime[], cardOf: readonly number[]): void {
    this.#all = all;
    this.#of = cardOf.map((card) => present(all[card], 'a guest has one of the cards'));
    this.#demand = new JointDemand(all.map(({regime}) => regime.demand));
  }

  get demand(): Demand {
    return present(this.#demand, 'the cards are joined before anything runs');
  }

  cardOf(guest: GuestId): BurstDevice | null {
    return this.#regime(guest).cardOf(guest);
  }

  configurationOf(guest: GuestId): GuestConfiguration | null {
    return this.#regime(guest).configurationOf(guest);
  }

  pageOf(guest: GuestId): number {
    return this.#regime(guest).pageOf(guest);
  }

  stateOf(guest: GuestId): number {
    return this.#regime(guest).stateOf(guest);
  }

  isDataPort(guest: GuestId, offset: number): boolean {
    return this.#regime(guest).isDataPort(guest, offset);
  }

  serve(): void {
    for (const {regime} of this.#all) regime.serve();
  }

  get isServiceDue(): boolean {
    return this.#all.some(({regime}) => regime.isServiceDue);
  }

  share(): void {
    for (const {regime} of this.#all) regime.share();
  }

  isQuiet(guest: GuestId): boolean {
    // Who is still to be resumed is picked by the next step: whoever runs is run on by steps until then, however a run is cut in pieces.
    return this.demand.isResuming !== true && this.#all.every(({regime}) => regime.isQuiet(guest));
  }

  isPendingFor(guest: GuestId): boolean {
    return this.#regime(guest).isPendingFor(guest);
  }

  takeFor(guest: GuestId): boolean {
    return this.#regime(guest).takeFor(guest);
  }

  call(guest: GuestId, call: Call): Answer {
    return this.#regime(guest).call(guest, call);
  }

  needOf(guest: GuestRecord, isWrite: boolean, page: number, offset: number, size: number, isRep: boolean): number {
    return this.#ruler(guest.id).needOf(guest, isWrite, page, offset, size, isRep);
  }

  admit(guest: GuestRecord, instruction: Instruction, access: GuestAccess, trap: number): boolean {
    return this.#ruler(guest.id).admit(guest, instruction, access, trap);
  }

  rule(guest: GuestRecord, need: number, access: GuestAccess, trap: number): Answer {
    return this.#ruler(guest.id).rule(guest, need, access, trap);
  }

  ruleRep(
    guest: GuestRecord,
    need: number,
    instruction: Instruction,
    access: GuestAccess,
    elements: number,
    trap: number,
  ): void {
    this.#ruler(guest.id).ruleRep(guest, need, instruction, access, elements, trap);
  }

  /** Nobody says whose access it is to be: each looks at its own card. */
  before(offset: number): void {
    for (const {witness} of this.#all) witness.before(offset);
  }

  after(guest: GuestId, isWrite: boolean, offset: number, size: number, elements: number, cause: number): void {
    this.#watched(guest).witness.after(guest, isWrite, offset, size, elements, cause);
  }

  unseenBytes(guest: GuestId): number {
    return this.#watched(guest).witness.unseenBytes?.(guest) ?? 0;
  }

  #watched(guest: GuestId): WatchedRegime {
    return present(this.#of[guest], 'every guest has a card');
  }

  #regime(guest: GuestId): Regime {
    return this.#watched(guest).regime;
  }

  #ruler(guest: GuestId): Ruler {
    return present(this.#regime(guest).ruler, 'a shared card has a ruler');
  }
}
