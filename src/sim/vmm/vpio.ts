// Virtual passthrough I/O put together: one card that its guests share in turn, the monitor that rules on what they do to it,
// the VMM's own way to the card, hand-offs, interrupts, and the books of frames. [deck, slides 13 to 19]
import type {FrameArena} from '../../trace/frame-arena.ts';
import {ExitReason, Kind, packPlain, Verdict} from '../../trace/record-layout.ts';
import {type Cycle, type EventIndex, type GuestId, NOBODY} from '../../trace/units.ts';
import type {TimedSource} from '../machine/clock.ts';
import type {BusMemory} from '../machine/host-memory.ts';
import type {ReceiveOutcome} from '../machine/port-device.ts';
import type {DmaView} from '../models/dma-view.ts';
import {FrameLedger} from './frame-ledger.ts';
import type {GuestPages} from './guest-pages.ts';
import {Handover, type HandoverState} from './handover.ts';
import {InterruptPath, type InterruptState} from './interrupt-path.ts';
import {Ledger} from './ledger.ts';
import {ModelContext, type ModelParts} from './model-context.ts';
import {ModelRuler} from './model-ruler.ts';
import {type PageMove, PageMoves, type PageMovesState} from './page-moves.ts';
import {writePermission} from './permission.ts';
import type {PolicyChange, VmmPolicies} from './policies.ts';
import {type LoopState, Vmm} from './vmm.ts';
import {VmmPort} from './vmm-port.ts';

/** All that it is made of. C is the model's context. */
export interface VpioParts<C> extends Omit<ModelParts<C>, 'ledger' | 'port' | 'policies'> {
  readonly frames: FrameArena;
  /** Things that act by themselves: the card's alarms, the wire. */
  readonly sources: readonly TimedSource[];
  readonly policies: VmmPolicies;
  /** Cycles a guest may run while another is ready or waits for the card. */
  readonly quantum: Cycle;
  /** The machine's memory, for a device that masters the bus. */
  readonly hostMemory?: BusMemory | undefined;
  /** Guests' page maps, and moves of their pages in the order of their times; absent for a device that masters no bus. */
  readonly pages?: GuestPages | undefined;
  readonly moves?: readonly PageMove[] | undefined;
  /** The card's receiver: what became of a frame. */
  readonly receive: (frame: Uint8Array) => ReceiveOutcome;
}

/** All of it that changes, as plain data; the card, the monitor and the wire have states of their own. */
export interface VpioState {
  readonly policies: VmmPolicies;
  readonly handover: HandoverState;
  readonly interrupts: InterruptState;
  readonly port: {readonly cause: EventIndex; readonly accesses: number};
  readonly loop: LoopState;
  readonly moves: PageMovesState | null;
  readonly pages: readonly DmaView[];
}

/** A VMM that shares one card under a model. */
export class Vpio<C> {
  readonly ledger = new Ledger();
  readonly frameLedger: FrameLedger;
  readonly handover: Handover<C>;
  readonly interrupts: InterruptPath<C>;
  /** The loop that runs it. */
  readonly #vmm: Vmm;
  readonly #receive: (frame: Uint8Array) => ReceiveOutcome;
  /** One object for all parts, so that a change is a change for each. */
  readonly #policies: {-readonly [Name in keyof VmmPolicies]: VmmPolicies[Name]};
  readonly #context: ModelContext<C>;
  readonly #moves: PageMoves<C> | null;
  readonly #pages: GuestPages | undefined;
  /** What the card does while it decides about a frame, whose record comes first; null otherwise. */
  #held: (() => void)[] | null = null;

  constructor(parts: VpioParts<C>) {
    const {card, store, clock, monitor, guests, frames, quantum} = parts;
    const policies = {...parts.policies};
    this.#policies = policies;
    this.#receive = parts.receive;
    const port: VmmPort = new VmmPort(
      card,
      store,
      () => clock.now,
      (cycles) => this.#payVmmWork(cycles),
      {
        ledger: this.ledger,
        owner: () => this.handover.receiver,
        left: () => this.#context.pageOf(monitor.owner),
        after: (page, offset, value) => monitor.model.pageAfter(page, offset, value),
      },
      parts.hostMemory,
    );
    const context = new ModelContext({...parts, policies, ledger: this.ledger, port});
    this.#context = context;
    this.frameLedger = new FrameLedger(store, frames, clock, guests, policies);
    this.handover = new Handover({
      store,
      clock,
      monitor,
      guests,
      policies,
      port,
      frames: this.frameLedger,
      quantum,
      permit: (guest) => this.#permit(guest),
    });
    this.interrupts = new InterruptPath({
      store,
      clock,
      monitor,
      guests,
      port,
      handover: this.handover,
      exit: (cause) => context.exit(this.running, ExitReason.INTERRUPT, cause),
    });
    const {pages, moves = []} = parts;
    this.#pages = pages;
    const {handover} = this;
    const mover =
      pages === undefined || moves.length === 0 ? null : new PageMoves({context, handover, policies, pages, moves});
    this.#moves = mover;
    const ruler = new ModelRuler(context, handover, this.interrupts, (frame) => this.frameArrives(frame), mover);
    this.#vmm = new Vmm(context, ruler, mover === null ? parts.sources : [...parts.sources, mover.source], quantum);
    monitor.onFollowed = (guest) => this.#permit(guest);
    for (const guest of guests) this.#permit(guest.id);
  }

  /** The policies now. */
  get policies(): VmmPolicies {
    return this.#policies;
  }

  /** Chooses some policies anew, from this instant on. */
  changePolicies(change: PolicyChange): void {
    Object.assign(this.#policies, change);
    this.#permitAnew();
    this.handover.mayAttempt();
  }

  /** Gives the card to a guest at power-on, as it is: nothing is restored. */
  assign(guest: GuestId): void {
    this.handover.assign(guest);
  }

  /** Which guest the processor runs; NOBODY while all wait. */
  get running(): GuestId {
    return this.#vmm.running;
  }

  /** The record the current access or event is about. */
  get cause(): EventIndex {
    return this.#context.cause;
  }

  /** The card's interrupt line changed inside whatever happens now. */
  lineChanged(level: 0 | 1): void {
    this.#context.isDisturbed = true;
    if (this.#held !== null) {
      this.#held.push(() => this.lineChanged(level));
      return;
    }
    const packed = packPlain(Kind.IRQ, this.handover.receiver, Verdict.NONE, 0, 0);
    this.interrupts.lineChanged(level, this.#context.append(packed, level, this.#context.cause));
  }

  /** The card put a frame on the wire inside whatever happens now. */
  frameSent(frame: Uint8Array): EventIndex {
    this.#context.isDisturbed = true;
    return this.frameLedger.sent(frame, this.#context.monitor.owner, this.#context.cause);
  }

  /** The wire offers a frame to the card. What the card does with its interrupt line is caused by the frame's record. */
  frameArrives(frame: Uint8Array): void {
    const context = this.#context;
    context.store.beginNext();
    const held: (() => void)[] = [];
    this.#held = held;
    let outcome: ReceiveOutcome;
    try {
      outcome = this.#receive(frame);
    } finally {
      this.#held = null; // a step may be left in the middle
    }
    const before = context.cause;
    context.cause = this.frameLedger.offered(frame, outcome, this.handover.receiver, this.handover.isSwitching);
    for (const act of held) act();
    context.cause = before;
  }

  /** Does something about what the card does now: at once, or behind the record of the frame that it decides about. */
  inTurn(act: () => void): void {
    if (this.#held === null) act();
    else this.#held.push(act);
  }

  /** An alarm of the card's was set or dropped inside whatever happens now. */
  alarmChanged(): void {
    this.#context.isDisturbed = true;
  }

  /** One instruction, or one wait for the next thing to happen. False when nothing will ever happen again. */
  step(): boolean {
    return this.#vmm.step();
  }

  /** Steps until simulated time reaches `until`, `event` events are behind, or nothing will happen again: then false. */
  run(until: Cycle, event: EventIndex): boolean {
    return this.#vmm.run(until, event);
  }

  /** Everything beside card, wire and monitor that has to be remembered; plain data. */
  snapshot(): VpioState {
    const {port} = this.#context;
    return {
      policies: {...this.#policies},
      handover: this.handover.snapshot(),
      interrupts: this.interrupts.snapshot(),
      port: {cause: port.cause, accesses: port.accesses},
      loop: this.#vmm.snapshot(),
      moves: this.#moves?.snapshot() ?? null,
      pages: this.#pages?.snapshot() ?? [],
    };
  }

  restore(saved: VpioState): void {
    const {port, ledger} = this.#context;
    Object.assign(this.#policies, saved.policies);
    port.begin(saved.port.cause);
    port.accesses = saved.port.accesses;
    this.handover.restore(saved.handover);
    this.interrupts.restore(saved.interrupts);
    this.#vmm.restore(saved.loop);
    this.#pages?.restore(saved.pages);
    if (saved.moves !== null) this.#moves?.restore(saved.moves);
    const {mapsWritten} = ledger;
    this.#permitAnew();
    ledger.mapsWritten = mapsWritten; // maps written on the way back are not the run's
  }

  /** The VMM's own access, or other work, takes its time, and the wire does not wait meanwhile. */
  #payVmmWork(cycles: Cycle = this.#context.costs.access): void {
    const {clock, port} = this.#context;
    clock.now += cycles;
    this.ledger.worked(port.work, cycles);
    this.#vmm.serveSources();
    this.#context.cause = port.cause;
  }

  #permitAnew(): void {
    for (const guest of this.#context.guests) {
      guest.needs.clear();
      this.#permit(guest.id);
    }
  }

  #permit(guest: GuestId): void {
    const record = guest === NOBODY ? undefined : this.#context.guests[guest];
    if (record !== undefined) writePermission(this.#context, record);
  }
}
