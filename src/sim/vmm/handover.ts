// Changing owner: who waits, when the card may be taken, and the device context switch itself. [deck, slide 19]
// The owner keeps the card until it halts or a quantum has passed, so that a hand-off is worth its price.
import {present} from '../../base/assert.ts';
import {BusyReason, Kind, packPlain, Verdict} from '../../trace/record-layout.ts';
import {type Cycle, type EventIndex, type GuestId, NO_CAUSE, NOBODY} from '../../trace/units.ts';
import {statusBytes} from '../monitor/monitor.ts';
import type {FrameLedger} from './frame-ledger.ts';
import type {GuestRecord} from './guest-record.ts';
import type {ModelParts} from './model-context.ts';
import type {VmmPolicies} from './policies.ts';

/** What a hand-off needs; `guests`: those of the card. */
export interface HandoverParts<C> extends Pick<ModelParts<C>, 'store' | 'clock' | 'monitor' | 'guests' | 'port'> {
  readonly policies: VmmPolicies;
  readonly frames: FrameLedger;
  readonly quantum: Cycle;
  /** Writes a guest's permission map anew. */
  readonly permit: (guest: GuestId) => void;
  /** Somebody wants the card, by what a look at it has found: whoever runs is not run on. */
  readonly disturb: () => void;
}

interface Wish {
  readonly guest: GuestId;
  readonly cause: EventIndex;
  readonly since: Cycle;
  /** The owner's time need not be over: a frame waits. */
  readonly isUrgent: boolean;
}

/** Who waits for the card, and what of it is under way. */
export interface HandoverState {
  queue: Wish[];
  ownerSince: Cycle;
  mayAttempt: boolean;
  resumed: GuestId | null;
  lastRefusal: number;
  handoffs: number;
  accesses: number;
}

/** Decides and does hand-offs. */
export class Handover<C> {
  readonly #parts: HandoverParts<C>;
  readonly #state: HandoverState = {
    queue: [],
    ownerSince: 0,
    mayAttempt: false,
    resumed: null,
    lastRefusal: -1,
    handoffs: 0,
    accesses: 0,
  };
  #isSwitching = false;
  /** While the card is between two owners: whose registers it holds by now. */
  #holder: GuestId = NOBODY;

  constructor(parts: HandoverParts<C>) {
    this.#parts = parts;
    const {monitor, guests, policies} = parts;
    if (policies.promiscuous) {
      for (const {id} of guests) monitor.model.contextSwitch.setPromiscuous(monitor.context(id), true);
    }
  }

  /** Who waits, first come first. */
  get queue(): readonly GuestId[] {
    return this.#state.queue.map(({guest}) => guest);
  }

  get isWanted(): boolean {
    return this.#state.queue.length > 0;
  }

  /** True where somebody waits and a look at the card is due. */
  get isDue(): boolean {
    return this.isWanted && this.#state.mayAttempt;
  }

  get ownerSince(): Cycle {
    return this.#state.ownerSince;
  }

  get handoffs(): number {
    return this.#state.handoffs;
  }

  /** Port accesses that hand-offs took in all. */
  get accesses(): number {
    return this.#state.accesses;
  }

  /** True while the card is between two owners: a frame that arrives now is lost to the gap. */
  get isSwitching(): boolean {
    return this.#isSwitching;
  }

  /** Whose ring the card fills: the owner's, and from the moment its registers are written the next owner's. */
  get receiver(): GuestId {
    return this.#isSwitching ? this.#holder : this.#parts.monitor.owner;
  }

  /** Gives the card to a guest at power-on, as it is. */
  assign(guest: GuestId): void {
    const {monitor} = this.#parts;
    monitor.model.foundAtPowerOn(monitor.context(guest));
    monitor.setOwner(guest, NO_CAUSE);
    this.#state.ownerSince = this.#parts.clock.now;
    this.#parts.permit(guest);
  }

  /** A guest needs the card: it was suspended, or a frame was kept for it (urgent: and it is to have it at once). */
  want(guest: GuestId, cause: EventIndex, isUrgent = false): void {
    const {queue} = this.#state;
    this.mayAttempt();
    this.#parts.disturb();
    if (queue.some((wish) => wish.guest === guest && (wish.isUrgent || !isUrgent))) return;
    const others = queue.filter((wish) => wish.guest !== guest);
    const wish = {guest, cause, since: this.#parts.clock.now, isUrgent};
    this.#state.queue = isUrgent ? [wish, ...others] : [...others, wish];
    if (this.#parts.policies.handoffOn === 'priority') this.#state.queue.sort((a, b) => a.guest - b.guest);
  }

  /** Somebody has waited so long that the card is to be taken by force, and not only for owners before this one. */
  get isOverdue(): boolean {
    const wish = this.#state.queue[0];
    const {policies, clock} = this.#parts;
    return wish !== undefined && clock.now - Math.max(wish.since, this.#state.ownerSince) >= policies.forcedAbort;
  }

  /** When a hand-off that had to wait for the owner's time is worth another look; Infinity if none waits for time. */
  get nextAttemptAt(): Cycle {
    const {policies, quantum, clock} = this.#parts;
    const wish = this.#state.queue[0];
    if (wish === undefined) return Number.POSITIVE_INFINITY;
    const quantumEnds = policies.handoffOn === 'quantum' ? this.#state.ownerSince + quantum : Number.POSITIVE_INFINITY;
    const deadline = wish.since + policies.forcedAbort;
    const next = Math.min(quantumEnds, deadline);
    return next > clock.now ? next : Number.POSITIVE_INFINITY;
  }

  /** The VMM has the processor: the card may be looked at. */
  mayAttempt(): void {
    this.#state.mayAttempt = true;
  }

  /** Somebody just got the card and is to run next. */
  get isResuming(): boolean {
    return this.#state.resumed !== null;
  }

  /** The guest that is to run next because it just got the card; once. */
  takeResumed(): GuestId | null {
    const {resumed} = this.#state;
    this.#state.resumed = null;
    return resumed;
  }

  /** Hands the card over if somebody waits, the owner has had its time, and the card is reusable. */
  attempt(): void {
    const wish = this.#state.queue[0];
    if (wish === undefined || !this.#state.mayAttempt) return;
    this.#state.mayAttempt = false;
    const {monitor, clock, port, quantum} = this.#parts;
    const {owner} = monitor;
    if (owner === NOBODY) {
      port.begin(wish.cause);
      this.#give(wish);
      return;
    }
    if (owner === wish.guest) {
      const [, ...others] = this.#state.queue;
      // An owner that was stopped for the sake of the others comes behind them.
      this.#state.queue = this.#guest(owner).suspendedAt === null ? others : [...others, wish];
      this.mayAttempt();
      return;
    }
    const record = this.#guest(owner);
    const {handoffOn, forcedAbort} = this.#parts.policies;
    const isForced = record.hasEnded || clock.now - wish.since >= forcedAbort;
    const isIdle = record.isHalted && handoffOn !== 'quantum';
    const hasItsTime = isIdle || wish.isUrgent || clock.now - this.#state.ownerSince >= quantum;
    if (!hasItsTime && !isForced) return;
    // Stopping the card and handing it over are one piece of work: what the first selected, the second finds.
    port.begin(wish.cause);
    let refusal = this.#reasonNotToLeave(owner, wish.cause);
    const wasQuiet = refusal === null;
    if (refusal !== null && isForced) refusal = this.#force(owner, wish.cause);
    if (refusal !== null) this.#refused(wish, refusal);
    else this.#give(wish);
    if (wasQuiet) this.#wantAgain(owner);
  }

  /**
   * Sorts frames that arrived for guests without the card into their parked rings, and has the owner's where it looks for them. True if
   * it could look.
   */
  collect(cause: EventIndex, hadDmaEnd: boolean): boolean {
    const {monitor, guests, policies, port, frames} = this.#parts;
    const {model, owner} = monitor;
    const isKeeping = policies.parkedFrames !== 'lost' && guests.length > 1;
    if (owner === NOBODY || (!isKeeping && model.tellsReceived === undefined)) return true;
    const context = monitor.context(owner);
    if (!model.contextSwitch.canCollect(context, monitor.state(owner))) return false;
    const before = port.cause;
    port.begin(cause);
    const {kept} = port.during('frames', () =>
      model.contextSwitch.collect(
        context,
        port,
        ({destination}) => (isKeeping ? this.#parkedFor(destination, owner).map(({id}) => monitor.context(id)) : []),
        hadDmaEnd,
      ),
    );
    port.begin(before);
    for (const {into, frame, stored} of kept) {
      const guest = guests.find(({id}) => monitor.context(id) === into);
      if (guest === undefined) continue;
      frames.moved(guest, frame, stored, cause);
      if (model.contextSwitch.pendingInterrupts(monitor.context(guest.id)))
        this.want(guest.id, this.#parts.store.next - 1, policies.parkedFrames === 'handoff');
    }
    return true;
  }

  snapshot(): HandoverState {
    return {...this.#state, queue: [...this.#state.queue]}; // a wish never changes
  }

  restore(saved: HandoverState): void {
    this.#isSwitching = false;
    Object.assign(this.#state, saved, {queue: [...saved.queue]});
  }

  /** The guests without the card that a destination address means; group addresses mean all of them. */
  #parkedFor(destination: Uint8Array, owner: GuestId): readonly GuestRecord[] {
    const {guests, monitor, frames} = this.#parts;
    const isSetUp = ({id}: GuestRecord): boolean => id !== owner && monitor.state(id) !== monitor.model.initialState;
    if (((destination[0] ?? 0) & 1) !== 0) return guests.filter(isSetUp);
    const meant = frames.guestOf(destination);
    return meant !== null && isSetUp(meant) ? [meant] : [];
  }

  #reasonNotToLeave(owner: GuestId, cause: EventIndex): number | null {
    const {monitor, port, policies} = this.#parts;
    const {model} = monitor;
    const context = monitor.context(owner);
    if (!monitor.isReusable()) {
      monitor.follow(owner, model.observe(context, monitor.state(owner), port, null, true), cause);
      if (!monitor.isReusable()) return BusyReason.MODEL;
    }
    if (!model.contextSwitch.canReadStatus(context)) return BusyReason.PAGE;
    const status = port.read(model.contextSwitch.statusOffset, statusBytes(model.contextSwitch));
    if (model.contextSwitch.unquiet(context, status, policies.isrQuiet, port) !== 0) return BusyReason.STATUS;
    if (!this.collect(cause, model.contextSwitch.isDmaEnd(status))) return BusyReason.RECEIVE;
    if (policies.reusable === 'drained' && !model.contextSwitch.isDrained(context, port)) return BusyReason.RECEIVE;
    return null;
  }

  /** Stops the card under its owner, which lost its remote DMA by that; only a frame being sent is still waited for. */
  #force(owner: GuestId, cause: EventIndex): number | null {
    const {monitor, port} = this.#parts;
    const {model} = monitor;
    const context = monitor.context(owner);
    monitor.follow(owner, model.observe(context, monitor.state(owner), port, null, false), cause);
    if (model.contextSwitch.endsByItself(monitor.state(owner))) return BusyReason.MODEL;
    const events = port.during('registers', () => model.contextSwitch.abort(context, port));
    monitor.follow(owner, events, cause);
    return null;
  }

  #refused(wish: Wish, reason: number): void {
    if (reason === this.#state.lastRefusal) return;
    this.#state.lastRefusal = reason;
    const {store, clock} = this.#parts;
    store.append(packPlain(Kind.HANDOFF_REFUSED, wish.guest, Verdict.NONE, 0, 0), reason, clock.now, wish.cause);
  }

  #give(wish: Wish): void {
    const {monitor, clock, port, store, permit, policies} = this.#parts;
    const {contextSwitch} = monitor.model;
    const before = monitor.owner;
    const accesses = port.accesses;
    let owned = 0;
    this.#isSwitching = true;
    this.#holder = before;
    if (before !== NOBODY) {
      port.during('registers', () => contextSwitch.save(monitor.context(before), port));
      if (contextSwitch.collectsStopped === true) this.collect(wish.cause, false);
      if (policies.carries !== 'nothing') this.#carry(before, wish.guest, policies.carries);
      owned = clock.now - this.#state.ownerSince;
    }
    this.#holder = wish.guest;
    port.during('registers', () => contextSwitch.restore(monitor.context(wish.guest), port));
    this.#isSwitching = false;
    const used = port.accesses - accesses;
    const index = store.append(
      packPlain(Kind.HANDOFF, wish.guest, Verdict.NONE, 0, 0),
      before | (used << 8),
      clock.now,
      wish.cause,
    );
    // Looking at the card may have put somebody else first in the queue: the one who is served leaves it.
    this.#state.queue = this.#state.queue.filter(({guest}) => guest !== wish.guest);
    if (before !== NOBODY) this.#guest(before).counts.ownedCycles += owned;
    this.#state.accesses += used;
    this.#state.handoffs++;
    this.#state.ownerSince = clock.now;
    this.#state.lastRefusal = -1;
    monitor.setOwner(wish.guest, index);
    if (before !== NOBODY) permit(before);
    permit(wish.guest);
    this.#resume(this.#guest(wish.guest), index);
    this.mayAttempt();
  }

  /** What came for the last owner after its card was found quiet, and before it was stopped, is waiting for it: nothing else would wake it. */
  #wantAgain(last: GuestId): void {
    const {monitor, store} = this.#parts;
    const {collectsStopped, pendingInterrupts} = monitor.model.contextSwitch;
    if (collectsStopped === true && pendingInterrupts(monitor.context(last))) this.want(last, store.next - 1);
  }

  #guest(number: GuestId): GuestRecord {
    return present(
      this.#parts.guests.find(({id}) => id === number),
      'who owns the card or waits for it is a guest of its',
    );
  }

  #carry(from: GuestId, to: GuestId, what: 'used' | 'all'): void {
    const {monitor, port} = this.#parts;
    const {contextSwitch} = monitor.model;
    port.during('memory', () => {
      contextSwitch.saveMemory(monitor.context(from), port, what);
      contextSwitch.restoreMemory(monitor.context(to), monitor.context(from), port, what);
    });
  }

  #resume(guest: GuestRecord, cause: EventIndex): void {
    const {clock, store} = this.#parts;
    this.#state.resumed = guest.id;
    if (guest.suspendedAt === null) return;
    store.append(packPlain(Kind.RESUME, guest.id, Verdict.NONE, 0, 0), 0, clock.now, cause);
    guest.suspendedAt = null;
    guest.counts.suspendedCycles += clock.now - guest.suspendedSince;
  }
}
