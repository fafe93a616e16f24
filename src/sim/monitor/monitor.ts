// The Device Modeling Monitor: one model a guest, driven by what the VMM hooks. It gives the verdict before an access
// reaches the card and says whether the card is reusable. Not a complete behavioural model of the device. [deck, slide 24]
import {type AddressWindow, CARD_MEMORY} from '../../base/address-space.ts';
import {present} from '../../base/assert.ts';
import {CONFIGURATION_PAGE, IN_CONFIGURATION} from '../../base/configuration-space.ts';
import {appendCheck} from '../../trace/append-range.ts';
import type {EventStore} from '../../trace/event-store.ts';
import {Flag, Kind, packAccess, packPlain, Verdict} from '../../trace/record-layout.ts';
import {type EventIndex, type GuestId, NOBODY} from '../../trace/units.ts';
import type {Clock} from '../machine/clock.ts';
import {
  type CardPort,
  type CheckOutcome,
  type DeviceModel,
  type Interpretation,
  MOST_EVENTS,
} from '../models/device-model.ts';
import type {DmaView} from '../models/dma-view.ts';
import {ModelLedger, type ModelLedgerState} from './model-ledger.ts';

export {type BusCycle, type CardPort, type ContextSwitch, statusBytes} from '../models/device-model.ts';
export {type DmaView, movedPage} from '../models/dma-view.ts';

/** What the monitor says about one register-wide access. The object is reused. */
export interface Ruling {
  allowed: boolean;
  /** The model's number for why not; 0 where it is allowed. */
  reason: number;
  /** The write stays in the shadow. */
  hold: boolean;
  /** What is to reach the card. */
  forward: number;
}

interface GuestModel<C> {
  state: number;
  context: C;
}

/** Everything the monitor has to remember, as plain data. */
export interface MonitorSnapshot<C> {
  readonly guests: readonly ({readonly state: number; readonly context: C} | null)[];
  readonly owner: GuestId;
  readonly reusable: boolean;
  readonly ledger: ModelLedgerState | null;
}

/** Drives a model for each guest; C is the model's context. */
export class Monitor<C> {
  readonly model: DeviceModel<C>;
  readonly ledger: ModelLedger;
  /** Called when a model moved outside an access: the permission map may have to follow. */
  onFollowed: (guest: GuestId) => void = () => {};
  readonly #store: EventStore;
  readonly #clock: Clock;
  /** By number; guests of another card have none here. */
  readonly #guests: readonly (GuestModel<C> | null)[];
  #owner: GuestId = NOBODY;
  #reusable = false;
  #isSilent = false;
  readonly #reading: Interpretation = {
    refusal: 0,
    events: new Uint8Array(MOST_EVENTS),
    count: 0,
    lookFirst: false,
    checkOnly: -1,
    hold: false,
    release: false,
    forward: 0,
  };
  readonly #check: CheckOutcome = {
    allowed: true,
    reason: 0,
    move: 'read',
    address: 0,
    length: 0,
    space: CARD_MEMORY,
    entry: null,
  };
  readonly #ruling: Ruling = {allowed: true, reason: 0, hold: false, forward: 0};

  /** `windows`: by guest; null: a guest of another card. `views`: what guests' addresses mean to a device that masters the bus, by guest. */
  constructor(
    model: DeviceModel<C>,
    store: EventStore,
    clock: Clock,
    windows: readonly (AddressWindow | null)[],
    views: readonly (DmaView | null)[] = [],
  ) {
    this.model = model;
    this.#store = store;
    this.#clock = clock;
    this.#guests = windows.map(
      (window, guest) =>
        window && {state: model.initialState, context: model.freshContext(window, views[guest] ?? undefined)},
    );
    this.ledger = new ModelLedger(windows.length, model.compiled.states.length, 1 + Math.max(...model.compiled.edgeOf));
  }

  /** The state of a guest's model, by number. */
  state(guest: GuestId): number {
    return this.#of(guest).state;
  }

  /** What the model knows for a guest. Only models and the lab look inside. */
  context(guest: GuestId): C {
    return this.#of(guest).context;
  }

  /** The guest whose model speaks for the card; NOBODY before the first. */
  get owner(): GuestId {
    return this.#owner;
  }

  /** True where the owner's model is in a reusable state. */
  isReusable(): boolean {
    return this.#owner === NOBODY || this.model.isReusable(this.state(this.#owner));
  }

  /** Makes a guest's model the one that speaks for the card. */
  setOwner(guest: GuestId, cause: EventIndex): void {
    this.#owner = guest;
    this.#noteReusable(cause);
  }

  /**
   * Rules on one register-wide hooked access before it happens: the model's step is committed if it is allowed, held
   * registers are released to the card if a command needs them. The caller forwards the access itself.
   */
  rule(guest: GuestId, isWrite: boolean, offset: number, value: number, card: CardPort, cause: EventIndex): Ruling {
    const own = this.#of(guest);
    const reading = this.#reading;
    this.model.recall(own.context, isWrite, offset, value, card);
    this.model.interpret(own.context, own.state, isWrite, offset, value, reading);
    if (reading.lookFirst) {
      this.#follow(guest, this.model.observe(own.context, own.state, card, null, false), cause);
      this.model.interpret(own.context, own.state, isWrite, offset, value, reading);
    }
    if (reading.refusal !== 0) return this.#deny(guest, isWrite, offset, reading.refusal, cause);
    if (reading.checkOnly >= 0 && !this.#ask(guest, reading.checkOnly, own.state, cause)) {
      return this.#deny(guest, isWrite, offset, this.#check.reason, this.#store.next - 1);
    }
    const before = own.state;
    for (let i = 0; i < reading.count; i++) {
      if (this.#step(guest, reading.events[i] ?? 0, cause)) continue;
      own.state = before;
      return this.#deny(guest, isWrite, offset, this.#check.reason, this.#store.next - 1);
    }
    this.#store.beginNext();
    const {hold, forward} = reading;
    if (reading.release && !this.#isSilent) this.model.release(own.context, card);
    this.model.commit(own.context, isWrite, offset, value);
    return this.#answer(true, 0, hold, forward);
  }

  /** A write that the device only latches, as the model's `latchesIn` says: the shadow follows it. */
  latch(guest: GuestId, offset: number, value: number): void {
    this.#store.beginNext();
    this.model.commit(this.#of(guest).context, true, offset, value);
  }

  /** True where every part of a wide access would be allowed, tried on a copy: a wide access is denied whole. */
  wouldAllow(
    guest: GuestId,
    isWrite: boolean,
    parts: readonly {
      readonly offset: number;
      readonly value: number;
      readonly size?: number;
      readonly isData?: boolean;
    }[],
    card: CardPort,
  ): Ruling {
    const own = this.#of(guest);
    const kept = {state: own.state, context: own.context};
    own.context = this.model.copyContext(own.context);
    this.#isSilent = true;
    let ruling = this.#answer(true, 0, false, 0);
    for (const {offset, value, size = 1, isData = false} of parts) {
      ruling = isData ? this.#wouldMove(own.context, isWrite, size) : this.rule(guest, isWrite, offset, value, card, 0);
      if (!ruling.allowed) break;
    }
    this.#isSilent = false;
    own.state = kept.state;
    own.context = kept.context;
    return ruling;
  }

  /** Moves one element through the data port of a context that is a copy. */
  #wouldMove(context: C, isWrite: boolean, size: number): Ruling {
    const {elements, reason} = this.model.admit(context, isWrite, size, 1);
    if (elements > 0) this.model.moved(context, size, 1);
    return this.#answer(elements > 0, reason, false, 0);
  }

  /** Records a denial the caller found out about: a data-port element, or a wide access. */
  recordDenial(guest: GuestId, isWrite: boolean, offset: number, reason: number, cause: EventIndex): void {
    this.#deny(guest, isWrite, offset, reason, cause);
  }

  /** Follows events that the card's own registers or its interrupt line prove. */
  follow(guest: GuestId, events: readonly number[], cause: EventIndex): void {
    this.#follow(guest, events, cause);
    this.onFollowed(guest);
  }

  snapshot(): MonitorSnapshot<C> {
    return {
      guests: this.#guests.map((own) => own && {state: own.state, context: this.model.copyContext(own.context)}),
      owner: this.#owner,
      reusable: this.#reusable,
      ledger: this.ledger.snapshot(),
    };
  }

  restore(snapshot: MonitorSnapshot<C>): void {
    for (const [guest, saved] of snapshot.guests.entries()) {
      if (saved === null) continue;
      const own = this.#of(guest);
      own.state = saved.state;
      own.context = this.model.copyContext(saved.context, own.context);
    }
    this.#isSilent = false;
    this.#owner = snapshot.owner;
    this.#reusable = snapshot.reusable;
    this.ledger.restore(snapshot.ledger);
  }

  #of(guest: GuestId): GuestModel<C> {
    return present(this.#guests[guest], 'every guest has a model at its card');
  }

  #follow(guest: GuestId, events: readonly number[], cause: EventIndex): void {
    for (const event of events) {
      this.#step(guest, event, cause);
      this.model.forgetEnded(this.#of(guest).context, event);
    }
  }

  /** One event: asks the check that guards its cell, moves the model, writes it down. False if the check refused. */
  #step(guest: GuestId, event: number, cause: EventIndex): boolean {
    const own = this.#of(guest);
    const {compiled} = this.model;
    const cell = own.state * compiled.events.length + event;
    let because = cause;
    if (compiled.guardOf[cell] !== 0) {
      if (!this.#ask(guest, event, compiled.allowed[cell] ?? 0, cause)) return false;
      because = this.#store.next - 1;
    }
    const from = own.state;
    const to = compiled.allowed[cell] ?? from;
    const edge = compiled.edgeOf[cell] ?? -1;
    if (this.#isSilent) {
      own.state = to;
      return true;
    }
    if (to === from && edge < 0) {
      this.#append(packPlain(Kind.MODEL_EVENT, guest, Verdict.NONE, from, 0), event, because);
      return true;
    }
    const index = this.#append(
      packPlain(Kind.TRANSITION, guest, Verdict.NONE, to, 0),
      from | (event << 8) | ((edge + 1) << 16),
      because,
    );
    own.state = to;
    this.ledger.moved(guest, from, to, edge, this.#clock.now, index);
    if (guest === this.#owner) this.#noteReusable(index);
    return true;
  }

  #ask(guest: GuestId, event: number, to: number, cause: EventIndex): boolean {
    const check = this.#check;
    check.space = CARD_MEMORY;
    check.entry = null;
    this.model.check(this.#of(guest).context, event, check);
    if (this.#isSilent) return check.allowed;
    const flags = check.move === 'transmit' ? Flag.TRANSMIT : check.move === 'write' ? Flag.WRITE : 0;
    const verdict = check.allowed ? Verdict.ALLOW : Verdict.DENY;
    const packed = packPlain(Kind.CHECK, guest, verdict, to, flags);
    const index = appendCheck(this.#store, packed, check, this.#clock.now, cause, check.entry);
    this.ledger.checked(check.move === 'transmit', check.allowed, index, check);
    return check.allowed;
  }

  #deny(guest: GuestId, isWrite: boolean, offset: number, reason: number, cause: EventIndex): Ruling {
    if (!this.#isSilent) {
      const own = this.#of(guest);
      // In configuration space an offset lies behind all ports, on a page of its own.
      const page = offset < IN_CONFIGURATION ? this.model.page(own.context) : CONFIGURATION_PAGE;
      const packed = packAccess(Kind.DENIAL, guest, offset, 1, page, true, own.state, isWrite ? Flag.WRITE : 0);
      this.ledger.denied(guest, this.#append(packed, reason, cause));
    }
    return this.#answer(false, reason, false, 0);
  }

  #answer(allowed: boolean, reason: number, hold: boolean, forward: number): Ruling {
    const ruling = this.#ruling;
    ruling.allowed = allowed;
    ruling.reason = reason;
    ruling.hold = hold;
    ruling.forward = forward;
    return ruling;
  }

  #noteReusable(cause: EventIndex): void {
    const now = this.isReusable();
    if (now === this.#reusable) return;
    this.#append(packPlain(Kind.REUSABLE, this.#owner, Verdict.NONE, 0, 0), now ? 1 : 0, cause);
    this.#reusable = now;
  }

  #append(w0: number, w1: number, cause: EventIndex): EventIndex {
    return this.#store.append(w0, w1, this.#clock.now, cause);
  }
}
