// The virtual machine monitor in the style of Palacios: runs guests one instruction at a time, takes exits for hooked
// ports and every physical interrupt, asks the monitor, and hands the card over. [deck, slides 13 to 19]
// Not modelled: paging, memory-mapped I/O, a second processor.
import type {EventStore} from '../../trace/event-store.ts';
import type {FrameArena} from '../../trace/frame-arena.ts';
import {ExitReason, Kind, packPlain, Verdict} from '../../trace/record-layout.ts';
import {type Cycle, type EventIndex, type GuestId, NO_CAUSE, NOBODY} from '../../trace/units.ts';
import {type Clock, earliestDue, type TimedSource} from '../machine/clock.ts';
import type {Instruction} from '../machine/guest-program.ts';
import type {BurstDevice} from '../machine/port-device.ts';
import type {Monitor} from '../monitor/monitor.ts';
import {AccessPath} from './access-path.ts';
import type {GuestAccess} from './carried-access.ts';
import type {Costs} from './costs.ts';
import {FrameLedger, type ReceiveOutcome} from './frame-ledger.ts';
import type {GuestRecord} from './guest-record.ts';
import {Handover} from './handover.ts';
import {HookedWrite} from './hooked-write.ts';
import type {Hooks} from './hooks.ts';
import {InterruptPath} from './interrupt-path.ts';
import {Ledger} from './ledger.ts';
import {writePermission} from './permission.ts';
import type {PolicyChange, VmmPolicies} from './policies.ts';
import {RunContext} from './run-context.ts';
import {Scheduler} from './scheduler.ts';
import {UnhookedRun} from './unhooked-run.ts';
import {VmmPort} from './vmm-port.ts';
import type {Witness} from './witness.ts';

/** All that a VMM is made of. C is the model's context. */
export interface VmmParts<C> {
  readonly clock: Clock;
  readonly store: EventStore;
  readonly frames: FrameArena;
  readonly card: BurstDevice;
  readonly monitor: Monitor<C>;
  readonly guests: readonly GuestRecord[];
  /** Things that act by themselves: the card's alarms, the wire. */
  readonly sources: readonly TimedSource[];
  readonly hooks: Hooks;
  readonly costs: Costs;
  readonly policies: VmmPolicies;
  /** Cycles a guest may run while another is ready or waits for the card. */
  readonly quantum: Cycle;
  readonly basePort: number;
  /** Ports the card decodes. */
  readonly ports: number;
  readonly witness: Witness;
  /** The card's receiver: what became of a frame. */
  readonly receive: (frame: Uint8Array) => ReceiveOutcome;
}

/** One processor, several guests, one card. */
export class Vmm<C> {
  readonly ledger = new Ledger();
  readonly frameLedger: FrameLedger;
  readonly handover: Handover<C>;
  readonly interrupts: InterruptPath<C>;
  readonly #parts: VmmParts<C>;
  /** One object for all parts, so that a change is a change for each. */
  readonly #policies: {-readonly [Name in keyof VmmPolicies]: VmmPolicies[Name]};
  readonly #context: RunContext<C>;
  readonly #scheduler: Scheduler;
  readonly #access: AccessPath<C>;
  readonly #unhooked: UnhookedRun<C>;
  readonly #hooked: HookedWrite<C>;
  /** Line changes while the card decides about a frame, whose record comes first; null otherwise. */
  #heldLines: (0 | 1)[] | null = null;

  constructor(parts: VmmParts<C>) {
    this.#parts = parts;
    const {card, store, clock, monitor, guests, frames, quantum} = parts;
    const policies = {...parts.policies};
    this.#policies = policies;
    const port: VmmPort = new VmmPort(
      card,
      store,
      () => clock.now,
      () => this.#payVmmAccess(),
      {
        left: () => this.#context.pageOf(monitor.owner),
        after: (page, offset, value) => monitor.model.pageAfter(page, offset, value),
      },
    );
    const context = new RunContext({...parts, policies, ledger: this.ledger, port});
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
    context.onExit = () => this.handover.mayAttempt();
    this.interrupts = new InterruptPath({
      store,
      clock,
      monitor,
      guests,
      port,
      handover: this.handover,
      exit: (cause) => context.exit(this.running, ExitReason.INTERRUPT, cause),
    });
    this.#scheduler = new Scheduler(context, guests, this.handover, this.interrupts, quantum);
    this.#access = new AccessPath(context, this.handover, this.interrupts, () => this.#nextSource());
    this.#hooked = new HookedWrite(context, this.interrupts, this.handover);
    this.#unhooked = new UnhookedRun(context, this.interrupts, this.#hooked);
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
    for (const guest of this.#parts.guests) this.#permit(guest.id);
    this.handover.mayAttempt();
  }

  /** Gives the card to a guest at power-on, as it is: nothing is restored. */
  assign(guest: GuestId): void {
    this.handover.assign(guest);
  }

  /** Which guest the processor runs; NOBODY while all wait. */
  get running(): GuestId {
    return this.#scheduler.running;
  }

  /** The record the current access or event is about. */
  get cause(): EventIndex {
    return this.#context.cause;
  }

  /** The card's interrupt line changed inside whatever happens now. */
  lineChanged(level: 0 | 1): void {
    if (this.#heldLines !== null) {
      this.#heldLines.push(level);
      return;
    }
    const packed = packPlain(Kind.IRQ, this.handover.receiver, Verdict.NONE, 0, 0);
    this.interrupts.lineChanged(level, this.#context.append(packed, level, this.#context.cause));
  }

  /** The card put a frame on the wire inside whatever happens now. */
  frameSent(frame: Uint8Array): EventIndex {
    return this.frameLedger.sent(frame, this.#parts.monitor.owner, this.#context.cause);
  }

  /** The wire offers a frame to the card. What the card does with its interrupt line is caused by the frame's record. */
  frameArrives(frame: Uint8Array): void {
    const lines: (0 | 1)[] = [];
    this.#heldLines = lines;
    const outcome = this.#parts.receive(frame);
    this.#heldLines = null;
    const context = this.#context;
    const before = context.cause;
    context.cause = this.frameLedger.offered(frame, outcome, this.handover.receiver, this.handover.isSwitching);
    for (const level of lines) this.lineChanged(level);
    context.cause = before;
  }

  /** One instruction, or one wait for the next thing to happen. False when nothing will ever happen again. */
  step(): boolean {
    this.#serve();
    this.interrupts.serve();
    this.#scheduler.tick();
    this.handover.attempt();
    const guest = this.#scheduler.pick();
    if (guest === null) return this.#wait();
    if (guest.program.acceptsInterrupts && this.interrupts.takeFor(guest.id)) {
      guest.isHalted = false;
      guest.program.interrupt(this.#parts.clock.now);
    }
    this.#execute(guest, guest.program.current(this.#parts.clock.now));
    return true;
  }

  /** Steps until simulated time reaches `until`, `event` events are behind, or nothing will happen again: then false. */
  run(until: Cycle, event: EventIndex): boolean {
    const {clock, store, guests} = this.#parts;
    let isInStep = false;
    while (isInStep || (clock.now < until && store.next < event)) {
      if (!this.step()) return false;
      const guest = guests[this.running];
      isInStep = guest !== undefined && this.#runOn(guest, until, event);
    }
    return true;
  }

  /** Everything beside card, wire and monitor that has to be remembered; plain data. */
  snapshot(): unknown {
    const {port, cause} = this.#context;
    return {
      cause,
      policies: {...this.#policies},
      ledger: this.ledger.snapshot(),
      scheduler: this.#scheduler.snapshot(),
      handover: this.handover.snapshot(),
      interrupts: this.interrupts.snapshot(),
      port: {cause: port.cause, accesses: port.accesses},
      guests: this.#parts.guests.map((guest) => guest.snapshot()),
    };
  }

  restore(snapshot: unknown): void {
    const saved = snapshot as {
      cause: EventIndex;
      policies: VmmPolicies;
      ledger: unknown;
      scheduler: unknown;
      handover: unknown;
      interrupts: unknown;
      port: {cause: EventIndex; accesses: number};
      guests: unknown[];
    };
    const context = this.#context;
    context.cause = saved.cause;
    Object.assign(this.#policies, saved.policies);
    context.port.begin(saved.port.cause);
    context.port.accesses = saved.port.accesses;
    this.#scheduler.restore(saved.scheduler);
    this.handover.restore(saved.handover);
    this.interrupts.restore(saved.interrupts);
    this.#parts.guests.forEach((guest, i) => {
      guest.restore(saved.guests[i]);
      this.#permit(guest.id);
    });
    this.ledger.restore(saved.ledger); // last: maps written on the way back are not the run's
  }

  /**
   * Runs a guest on while a step would do no more than that. True where it stands at an instruction that a step has begun
   * to look at and must finish.
   */
  #runOn(guest: GuestRecord, until: Cycle, event: EventIndex): boolean {
    const {clock, store} = this.#parts;
    while (this.#isUndisturbed(guest)) {
      const before = Math.min(until, this.#nextSource(), this.#scheduler.sliceEnds);
      if (clock.now >= before || store.next >= event) return false;
      const instruction = this.#unhooked.run(guest, before, event);
      if (instruction === null) continue;
      if (instruction.op === 'hlt' || instruction.op === 'end') return true;
      if (!this.#hooked.take(guest, instruction)) this.#execute(guest, instruction);
    }
    return false;
  }

  /** True while a step would run the same guest on, with nothing to do before it. */
  #isUndisturbed(guest: GuestRecord): boolean {
    if (this.running !== guest.id || guest.isHalted || guest.hasEnded || guest.suspendedAt !== null) return false;
    return this.interrupts.level === 0 && !this.handover.isDue && !this.interrupts.isPendingFor(guest.id);
  }

  #execute(guest: GuestRecord, instruction: Instruction): void {
    const {clock} = this.#parts;
    switch (instruction.op) {
      case 'in':
        return this.#access.single(guest, instruction, accessOf(false, instruction, 0));
      case 'out':
        return this.#access.single(guest, instruction, accessOf(true, instruction, instruction.value));
      case 'ins':
        return this.#access.burst(guest, instruction, accessOf(false, instruction, 0), instruction.count);
      case 'outs': {
        const count = instruction.bytes.length / instruction.size;
        return this.#access.burst(guest, instruction, accessOf(true, instruction, 0), count);
      }
      case 'rdtsc':
        return guest.program.complete(clock.now, clock.now);
      case 'compute':
        this.#context.pay('guest', instruction.cycles);
        return guest.program.complete(undefined, clock.now);
      case 'offer':
        this.frameArrives(instruction.frame);
        return guest.program.complete(undefined, clock.now);
      case 'hlt':
        return guest.program.complete(undefined, clock.now);
      case 'hypercall':
      case 'ring-take':
        return guest.program.complete(new Uint8Array(0), clock.now); // no ring is offered here
      case 'end':
        return;
    }
  }

  /** Lets devices and the wire act as far as time has come, earliest first. */
  #serve(): void {
    const {sources, clock} = this.#parts;
    for (;;) {
      const due = earliestDue(sources, clock.now);
      if (due === null) return;
      this.#parts.store.beginNext();
      this.#context.cause = NO_CAUSE;
      due.act();
    }
  }

  #nextSource(): Cycle {
    let next = Number.POSITIVE_INFINITY;
    for (const source of this.#parts.sources) next = Math.min(next, source.nextAt());
    return next;
  }

  /** The VMM's own access takes its time, and the wire does not wait meanwhile. */
  #payVmmAccess(): void {
    const {clock, costs} = this.#parts;
    clock.now += costs.access;
    this.ledger.worked(this.#context.port.work, costs.access);
    this.#serve();
    this.#context.cause = this.#context.port.cause;
  }

  /** Nobody can run: time passes to the next act or timer. False when there is none. */
  #wait(): boolean {
    if (this.handover.isDue) return true; // somebody halted just now: first look whether the card can change hands
    const {clock} = this.#parts;
    const until = Math.min(this.#nextSource(), this.#scheduler.nextTimer(), this.handover.nextAttemptAt);
    if (until === Number.POSITIVE_INFINITY) return false;
    this.#scheduler.idle();
    if (until > clock.now) {
      this.ledger.cycles.idle += until - clock.now;
      clock.now = until;
    }
    this.handover.mayAttempt();
    return true;
  }

  #permit(guest: GuestId): void {
    const record = guest === NOBODY ? undefined : this.#parts.guests[guest];
    if (record !== undefined) writePermission(this.#context, record);
  }
}

function accessOf(isWrite: boolean, {offset, size}: {offset: number; size: number}, value: number): GuestAccess {
  return {isWrite, offset, size, value};
}
