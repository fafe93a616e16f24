// Belief against truth: after each access of a guest, what the monitor thinks beside what the card really does. It
// watches and changes nothing. The three counts are those of a replay's `belief`.

import {type AddressWindow, CARD_MEMORY} from '../../base/address-space.ts';
import type {DeviceCard} from '../../kits/contract/device-card.ts';
import type {StaleRegister} from '../../kits/contract/device-kit.ts';
import type {ModelNames} from '../../kits/contract/model-words.ts';
import {appendOtherRange, appendStaleRegister, appendUnsafe} from '../../trace/append-range.ts';
import type {EventStore} from '../../trace/event-store.ts';
import type {MemoryRange} from '../../trace/range-rows.ts';
import {UnsafeReason} from '../../trace/record-layout.ts';
import {type EventIndex, type GuestId, NOBODY} from '../../trace/units.ts';
import type {Clock} from '../machine/clock.ts';
import type {ApprovedRange} from '../models/device-model.ts';
import type {Monitor} from '../monitor/monitor.ts';
import type {Witness} from '../vmm/witness.ts';

/** Counts of how belief stood to truth. */
export interface BeliefCounts {
  /** Times the monitor's belief was wrong in the dangerous direction. */
  unsafe: number;
  /** Of them: registers that a hand-off carried otherwise than their guest left them. */
  stale: number;
  /** Accesses during which it only trailed: thought busy, was idle. */
  late: number;
  /** Bytes moved past the checked range but not outside the window. */
  beyond: number;
}

/** What is remembered from access to access. */
export interface BeliefState {
  counts: BeliefCounts;
  wasLive: boolean;
  wasUnsafe: boolean;
}

/** What is compared with what. */
export interface BeliefParts {
  readonly card: DeviceCard;
  readonly monitor: Monitor<unknown>;
  readonly store: EventStore;
  readonly clock: Clock;
  readonly windows: readonly AddressWindow[];
  /** What the model's states mean. */
  readonly words: ModelNames;
  /** Ports the device decodes. */
  readonly ports: number;
  /** Pages that a device's own moves may touch for a guest, as they are now: its own, and the VMM's that stand in for them. */
  readonly held: (guest: GuestId) => readonly AddressWindow[];
}

/** The lab's eye on every access. */
export class Belief implements Witness {
  readonly #card: DeviceCard;
  readonly #monitor: Monitor<unknown>;
  readonly #store: EventStore;
  readonly #clock: Clock;
  readonly #windows: readonly AddressWindow[];
  readonly #held: BeliefParts['held'];
  /** By state: 1 where a remote DMA is open. */
  readonly #isOpen: Uint8Array;
  readonly #ports: number;
  /** By width (1, 2, 4 bytes in places 0 to 2) and offset: 1 where an access meets the data port. */
  readonly #meetsData: Uint8Array;
  readonly #state: BeliefState = {
    counts: {unsafe: 0, stale: 0, late: 0, beyond: 0},
    wasLive: false,
    wasUnsafe: false,
  };
  #address = 0;
  #left = 0;
  /**
   * A transfer under way of which all is said: whose it is, the model's state, and where its words change nothing here. That is
   * the part of the approved range that lies in the window, where belief and truth agree; where the model missed the
   * transfer, which was told when it began, it is the whole window. NOBODY: none.
   */
  #agreed = {guest: NOBODY, state: -1, start: 0, end: 0};

  constructor({card, monitor, store, clock, windows, words, ports, held}: BeliefParts) {
    this.#card = card;
    this.#monitor = monitor;
    this.#store = store;
    this.#clock = clock;
    this.#windows = windows;
    this.#held = held;
    this.#ports = ports;
    this.#isOpen = Uint8Array.from(words.states, ({remote}) => (remote === null ? 0 : 1));
    const {model} = monitor;
    this.#meetsData = Uint8Array.from({length: 3 * ports}, (_, at) =>
      model.cycles(at % ports, 1 << Math.floor(at / ports)).some((cycle) => cycle.isData) ? 1 : 0,
    );
  }

  get counts(): Readonly<BeliefCounts> {
    return this.#state.counts;
  }

  before(): void {
    this.#address = this.#card.remoteAddress;
    this.#left = this.#card.remoteLeft;
  }

  after(guest: GuestId, isWrite: boolean, offset: number, size: number, elements: number, cause: EventIndex): void {
    const isData = this.#meetsData[(size >> 1) * this.#ports + offset] === 1;
    if (isData && this.#isAgreed(guest)) return;
    if (!isData && !this.#state.wasLive && !this.#card.isBusy) {
      this.#compareIdle(guest, elements);
      return;
    }
    if (isData) this.#compareMove(guest, isWrite, size, elements, cause);
    this.#compareStart(guest, cause);
    this.#compareReusable(guest, elements, cause);
    this.#agree(guest);
  }

  /** Bytes of an agreed transfer that neither end it, leave its range, nor wrap. */
  unseenBytes(guest: GuestId): number {
    const {guest: whose, state, start, end} = this.#agreed;
    const address = this.#card.remoteAddress;
    if (guest !== whose || this.#monitor.state(guest) !== state || address < start) return 0;
    const stop = this.#card.remoteTurn.end;
    const room = (stop > address ? Math.min(end, stop) : end) - address;
    return Math.max(0, Math.min(room, this.#card.remoteLeft) - 1);
  }

  /** A frame leaves that was made of these bytes. */
  sentFrom(guest: GuestId, sent: MemoryRange, cause: EventIndex): void {
    if (sent.length > 0) this.#compareLocal(guest, sent, true, cause);
  }

  /**
   * The device has moved these bytes by itself. What it writes is what was checked last, or what it may write at any time; what it
   * reads has to be the guest's. `isSwitching`: during a hand-off, where the VMM can have it read pages of its own, and write where the
   * guest lets it write at other times.
   */
  moved(guest: GuestId, moved: MemoryRange, isWrite: boolean, isSwitching: boolean, cause: EventIndex): void {
    if (moved.length > 0 && (isWrite || !isSwitching)) this.#compareLocal(guest, moved, isWrite && !isSwitching, cause);
  }

  /** A guest's context was saved at a hand-off, with these registers otherwise than the card still holds them. */
  saved(guest: GuestId, registers: readonly StaleRegister[], cause: EventIndex): void {
    for (const stale of registers) {
      appendStaleRegister(this.#store, guest, stale, this.#clock.now, cause);
      this.#state.counts.unsafe++;
      this.#state.counts.stale++;
    }
  }

  snapshot(): BeliefState {
    return {...this.#state, counts: {...this.#state.counts}};
  }

  restore({counts, wasLive, wasUnsafe}: BeliefState): void {
    Object.assign(this.#state.counts, counts);
    this.#state.wasLive = wasLive;
    this.#state.wasUnsafe = wasUnsafe;
    this.#agreed.guest = NOBODY;
  }

  /** True where the card went on with the agreed transfer, inside its range, and has not ended it. */
  #isAgreed(guest: GuestId): boolean {
    const {guest: whose, state, start, end} = this.#agreed;
    if (guest !== whose || this.#monitor.state(guest) !== state || this.#card.remoteLeft === 0) return false;
    const address = this.#card.remoteAddress;
    return this.#address >= start && address > this.#address && address <= end;
  }

  #agree(guest: GuestId): void {
    const agreed = this.#agreed;
    agreed.guest = NOBODY;
    const window = this.#windows[guest];
    const state = this.#monitor.state(guest);
    if (window === undefined || guest !== this.#monitor.owner || !this.#state.wasLive) return;
    const approved = this.#monitor.model.approved(this.#monitor.context(guest));
    const isSeen = this.#isOpen[state] === 1;
    if ((approved !== null) !== isSeen) return;
    agreed.guest = guest;
    agreed.state = state;
    agreed.start = Math.max(window.start, approved?.start ?? window.start);
    agreed.end = Math.min(window.end, approved === null ? window.end : approved.start + approved.length);
  }

  #compareMove(guest: GuestId, isWrite: boolean, size: number, elements: number, cause: EventIndex): void {
    const address = this.#card.remoteAddress;
    if (address === this.#address && this.#card.remoteLeft === this.#left) return;
    const window = this.#windows[guest];
    if (window === undefined) return;
    const moved = address > this.#address ? address - this.#address : Math.min(this.#left, size * elements * 2);
    const approved = this.#monitor.model.approved(this.#monitor.context(guest));
    let at = this.#card.firstMoved(this.#address, size);
    const staysInside = at >= window.start && at + moved <= window.end;
    for (let i = staysInside ? moved : 0; i < moved; i++, at++) {
      if (i > 0 && at === window.end && address < at) break; // wrapped back into the ring
      const isInside = at >= window.start && at < window.end;
      if (!isInside && this.#card.isGuarded(at, isWrite)) {
        this.#unsafe(guest, UnsafeReason.OUTSIDE_WINDOW, cause);
        return;
      }
    }
    if (approved === null) return;
    const end = approved.start + approved.length;
    if (this.#address >= approved.start && this.#address <= end) {
      this.#state.counts.beyond += Math.max(0, this.#address + moved - Math.max(end, this.#address));
    } else if (this.#address > end) this.#state.counts.beyond += moved;
  }

  #compareStart(guest: GuestId, cause: EventIndex): void {
    const live = this.#card.remoteLive;
    const {wasLive} = this.#state;
    this.#state.wasLive = live !== null;
    if (live === null || wasLive) return;
    const approved = this.#monitor.model.approved(this.#monitor.context(guest));
    const isSeen = this.#isOpen[this.#monitor.state(guest)] === 1;
    // While the device is being set up the model stays where it is, but the transfer was checked and the card can't change hands.
    if (!isSeen && (approved?.move !== live || this.#monitor.isReusable())) {
      this.#unsafe(guest, UnsafeReason.MISSED_DMA, cause);
      return;
    }
    const moved = {address: this.#card.remoteAddress, length: this.#card.remoteLeft, space: CARD_MEMORY};
    if (approved === null || !this.#covers(approved, moved)) this.#otherRange(guest, moved, cause);
  }

  /** True where a transfer that begins now, or is taken up again, moves nothing but bytes of the range that was checked. */
  #covers({start, length, space = CARD_MEMORY}: ApprovedRange, moved: MemoryRange): boolean {
    const end = start + length;
    if (moved.length > length || moved.space !== space) return false;
    if (moved.address >= start && moved.address + moved.length <= end) return true;
    const turn = this.#card.remoteTurn;
    const isPastTurn = moved.address >= turn.start && moved.address + moved.length <= turn.start + end - turn.end;
    return start < turn.end && end > turn.end && isPastTurn;
  }

  #compareLocal(guest: GuestId, moved: MemoryRange, isChecked: boolean, cause: EventIndex): void {
    // The last local DMA that a check allowed.
    const last = this.#monitor.ledger.lastCheck;
    const isSame = last.address === moved.address && last.length === moved.length && last.space === moved.space;
    const isAsChecked = last.transmit >= 0 && isSame;
    const isLawful = this.#held(guest).some((window) => isInside(moved, window));
    if (!isLawful) this.#unsafe(guest, UnsafeReason.OUTSIDE_WINDOW, cause);
    else if (isChecked && !isAsChecked && !this.#isStanding(guest, moved)) this.#otherRange(guest, moved, cause);
  }

  /** True where the device may reach these bytes at any time. */
  #isStanding(guest: GuestId, moved: MemoryRange): boolean {
    const {model} = this.#monitor;
    return model.standing?.(this.#monitor.context(guest)).some((range) => isWithin(moved, range)) === true;
  }

  #compareReusable(guest: GuestId, elements: number, cause: EventIndex): void {
    const {counts, wasUnsafe} = this.#state;
    const isBusy = this.#card.isBusy;
    const isReusable = this.#monitor.isReusable();
    const isUnsafe = isBusy && isReusable;
    this.#state.wasUnsafe = isUnsafe;
    if (isUnsafe && !wasUnsafe) this.#unsafe(guest, UnsafeReason.THOUGHT_REUSABLE, cause);
    const isStarted = this.#monitor.state(guest) !== this.#monitor.model.initialState;
    if (!isBusy && !isReusable && isStarted) counts.late += elements;
  }

  /** The commonest case: the card did nothing before the access and does nothing after it. Belief can only trail. */
  #compareIdle(guest: GuestId, elements: number): void {
    const monitor = this.#monitor;
    this.#agreed.guest = NOBODY;
    this.#state.wasUnsafe = false;
    if (!monitor.isReusable() && monitor.state(guest) !== monitor.model.initialState)
      this.#state.counts.late += elements;
  }

  #unsafe(guest: GuestId, reason: number, cause: EventIndex): void {
    appendUnsafe(this.#store, guest, reason, this.#clock.now, cause);
    this.#state.counts.unsafe++;
  }

  /** The device moves these bytes, and the check was asked of others. */
  #otherRange(guest: GuestId, moved: MemoryRange, cause: EventIndex): void {
    appendOtherRange(this.#store, guest, moved, this.#clock.now, cause);
    this.#state.counts.unsafe++;
  }
}

function isInside({address, length, space}: MemoryRange, window: AddressWindow): boolean {
  const {start, end, space: within = CARD_MEMORY} = window;
  return space === within && address >= start && address + length <= end;
}

function isWithin({address, length, space}: MemoryRange, range: ApprovedRange): boolean {
  const {start, length: most, space: of = CARD_MEMORY} = range;
  return space === of && address >= start && address + length <= start + most;
}
