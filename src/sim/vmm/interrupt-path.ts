// Every physical interrupt goes to the VMM: it reads the status if it may, drives the model, sorts frames for others, and
// only then injects the interrupt into the owner. [deck, slides 15 and 17]
import {Kind, packPlain, STATUS_NOT_READ, Verdict, WIDE_STATUS} from '../../trace/record-layout.ts';
import {type EventIndex, type GuestId, NO_CAUSE, NOBODY} from '../../trace/units.ts';
import {statusBytes} from '../monitor/monitor.ts';
import type {Handover} from './handover.ts';
import type {ModelParts} from './model-context.ts';

/** What the interrupt path needs. */
export interface InterruptParts<C> extends Pick<ModelParts<C>, 'store' | 'clock' | 'monitor' | 'guests' | 'port'> {
  readonly handover: Handover<C>;
  /** Takes an exit from whoever runs; returns its record. */
  readonly exit: (cause: EventIndex) => EventIndex;
}

/** The card's line, and what the VMM knows of its cause. */
export interface InterruptState {
  level: 0 | 1;
  lineRecord: EventIndex;
  /** The line rose, or is still up after the guest's handler, and the VMM has not looked. */
  needsLook: boolean;
  /** The exit for this look was taken. */
  hasExited: boolean;
  /** Something happened since the last try to look. */
  mayLook: boolean;
  exitRecord: EventIndex;
  /** Looked: the owner may have it. */
  isReady: boolean;
  status: number;
  /** Injected, and the line has not fallen since. */
  isTaken: boolean;
}

/** The card's one interrupt line, from the card to the owner. */
export class InterruptPath<C> {
  readonly #parts: InterruptParts<C>;
  #state: InterruptState = {
    level: 0,
    lineRecord: NO_CAUSE,
    needsLook: false,
    hasExited: false,
    mayLook: false,
    exitRecord: NO_CAUSE,
    isReady: false,
    status: STATUS_NOT_READ,
    isTaken: false,
  };

  constructor(parts: InterruptParts<C>) {
    this.#parts = parts;
  }

  get level(): 0 | 1 {
    return this.#state.level;
  }

  /** The line changed; `record` is the change's record. */
  lineChanged(level: 0 | 1, record: EventIndex): void {
    const state = this.#state;
    state.level = level;
    state.lineRecord = record;
    state.isReady = false;
    state.isTaken = false;
    state.needsLook = level === 1;
    state.hasExited = false;
    state.mayLook = true;
  }

  /** A hooked access went through: a look that had to wait may be possible now. */
  accessForwarded(): void {
    this.#state.mayLook = true;
  }

  /** The line is up for the owner, and a look at the card may be had. */
  get isDue(): boolean {
    const {level, needsLook, mayLook} = this.#state;
    return level === 1 && needsLook && mayLook && this.#parts.monitor.owner !== NOBODY;
  }

  /** Takes the exit for a line that is up, and looks at the card as soon as that is allowed. */
  serve(): void {
    const state = this.#state;
    if (state.level === 0) return;
    const {monitor, guests} = this.#parts;
    const {owner} = monitor;
    if (owner === NOBODY) return;
    if (state.isTaken && guests[owner]?.program.acceptsInterrupts === true) {
      state.isTaken = false; // the handler is done and the line is still up: a level interrupts again
      state.needsLook = true;
      state.hasExited = false;
      state.mayLook = true;
    }
    if (!state.needsLook || !state.mayLook) return;
    if (!state.hasExited) {
      state.hasExited = true;
      state.exitRecord = this.#parts.exit(state.lineRecord);
    }
    state.mayLook = false;
    this.#look(owner);
  }

  /** True where the owner has an interrupt waiting that the VMM may inject. */
  isPendingFor(guest: GuestId): boolean {
    const {monitor} = this.#parts;
    if (guest !== monitor.owner) return false;
    return this.#state.isReady || monitor.model.contextSwitch.pendingInterrupts(monitor.context(guest));
  }

  /** Injects what is pending; false if nothing is. */
  takeFor(guest: GuestId): boolean {
    if (!this.isPendingFor(guest)) return false;
    const state = this.#state;
    const {store, clock} = this.#parts;
    const isLine = state.isReady;
    const packed = packPlain(Kind.INJECT, guest, Verdict.NONE, 0, 0);
    store.append(packed, isLine ? state.status : STATUS_NOT_READ, clock.now, isLine ? state.exitRecord : NO_CAUSE);
    if (isLine) state.isTaken = true;
    state.isReady = false;
    return true;
  }

  snapshot(): InterruptState {
    return {...this.#state};
  }

  restore(saved: InterruptState): void {
    this.#state = {...saved};
  }

  /** Reads the status, drives the model by what it proves, sorts frames for others; then the owner may be interrupted. */
  #look(owner: GuestId): void {
    const state = this.#state;
    const {monitor, port, handover} = this.#parts;
    const {contextSwitch} = monitor.model;
    const context = monitor.context(owner);
    if (!contextSwitch.canReadStatus(context)) return;
    port.begin(state.exitRecord);
    const bytes = statusBytes(contextSwitch);
    const status = port.read(contextSwitch.statusOffset, bytes);
    const mustCollect = contextSwitch.hasReceived(status);
    const model = monitor.model;
    monitor.follow(owner, model.observe(context, monitor.state(owner), port, status, mustCollect), state.exitRecord);
    if (mustCollect && !handover.collect(state.exitRecord, contextSwitch.isDmaEnd(status))) return;
    state.status = bytes === 1 ? status : status + WIDE_STATUS;
    state.needsLook = false;
    state.isReady = state.level === 1;
  }
}
