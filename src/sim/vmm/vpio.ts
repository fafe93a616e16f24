// Virtual passthrough I/O put together: the loop, and the cards that guests share, one or several. [deck, slides 13 to 19]
import {present} from '../../base/assert.ts';
import type {Cycle, EventIndex, GuestId} from '../../trace/units.ts';
import type {TimedSource} from '../machine/clock.ts';
import type {FrameLedger} from './frame-ledger.ts';
import type {Handover} from './handover.ts';
import type {InterruptPath} from './interrupt-path.ts';
import {Ledger} from './ledger.ts';
import type {PolicyChange, VmmPolicies} from './policies.ts';
import {RunContext} from './run-context.ts';
import {SeveralCards} from './several-cards.ts';
import {type CardParts, type CommonParts, SharedCard, type SharedCardState} from './shared-card.ts';
import {type LoopState, Vmm} from './vmm.ts';

/** All that it is made of. */
export interface VpioParts extends Omit<CommonParts, 'ledger' | 'machine' | 'serveSources'> {
  /** At least one; no guest shares two of them. */
  readonly cards: readonly CardParts<unknown>[];
  /** Things that act by themselves: the cards' alarms, the wire. */
  readonly sources: readonly TimedSource[];
}

/** All of it that changes, as plain data; cards, monitors and the wire have states of their own. */
export interface VpioState {
  readonly cards: readonly SharedCardState[];
  readonly loop: LoopState;
}

/** A VMM that shares cards under their models. */
export class Vpio {
  readonly ledger = new Ledger();
  readonly cards: readonly SharedCard<unknown>[];
  readonly #first: SharedCard<unknown>;
  /** The loop that runs them. */
  readonly #vmm: Vmm;

  constructor({cards, sources, ...rest}: VpioParts) {
    const common = {...rest, ledger: this.ledger, serveSources: () => this.#vmm.serveSources()};
    const several = cards.length > 1 ? new SeveralCards() : null;
    const machine = several === null ? undefined : new RunContext({...common, basePort: 0, ports: 0, witness: several});
    this.cards = cards.map((parts) => new SharedCard({...common, ...parts, machine}));
    this.#first = present(this.cards[0], 'there is a card');
    const movers = this.cards.flatMap(({pageMoves}) => (pageMoves === null ? [] : [pageMoves.source]));
    const acting = [...sources, ...movers];
    this.#vmm = new Vmm(machine ?? this.#first.context, several ?? this.#first.ruler, acting, rest.quantum);
    several?.join(
      this.cards.map(({ruler, context: {witness}}) => ({regime: ruler, witness})),
      rest.guests.map(({id}) => this.#placeOf(id)),
    );
  }

  /** The first card's, and of most machines the only one's. */
  get frameLedger(): FrameLedger {
    return this.#first.frameLedger;
  }

  get handover(): Handover<unknown> {
    return this.#first.handover;
  }

  get interrupts(): InterruptPath<unknown> {
    return this.#first.interrupts;
  }

  /** The policies now. Those that can be chosen anew are the same for all cards. */
  get policies(): VmmPolicies {
    return this.#first.policies;
  }

  /** Chooses some policies anew, from this instant on. */
  changePolicies(change: PolicyChange): void {
    for (const card of this.cards) card.changePolicies(change);
  }

  /** Gives a guest its card at power-on, as it is: nothing is restored. */
  assign(guest: GuestId): void {
    present(this.cards[this.#placeOf(guest)], 'every guest has a card').handover.assign(guest);
  }

  /** The VMM has the processor: all cards may be looked at. */
  mayAttempt(): void {
    for (const {handover} of this.cards) handover.mayAttempt();
  }

  /** Which guest the processor runs; NOBODY while all wait. */
  get running(): GuestId {
    return this.#vmm.running;
  }

  /** The record the current access or event is about. */
  get cause(): EventIndex {
    return this.#vmm.cause;
  }

  /** One instruction, or one wait for the next thing to happen. False when nothing will ever happen again. */
  step(): boolean {
    return this.#vmm.step();
  }

  /** Steps until simulated time reaches `until`, `event` events are behind, or nothing will happen again: then false. */
  run(until: Cycle, event: EventIndex): boolean {
    return this.#vmm.run(until, event);
  }

  /** Everything beside cards, wire and monitors that has to be remembered; plain data. */
  snapshot(): VpioState {
    return {cards: this.cards.map((card) => card.snapshot()), loop: this.#vmm.snapshot()};
  }

  restore(saved: VpioState): void {
    this.cards.forEach((card, i) => {
      card.restore(present(saved.cards[i], 'as many cards as were saved'));
    });
    this.#vmm.restore(saved.loop);
    const {mapsWritten} = this.ledger;
    for (const card of this.cards) card.permitAnew();
    this.ledger.mapsWritten = mapsWritten; // maps written on the way back are not the run's
  }

  #placeOf(guest: GuestId): number {
    return this.cards.findIndex(({sharers}) => sharers.some(({id}) => id === guest));
  }
}
