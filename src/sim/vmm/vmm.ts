// The virtual machine monitor in the style of Palacios: one processor, several guests, one instruction at a time. How guests
// get at their cards is the regime's; the loop is the same under every technique. [deck, slides 13 to 19]
// Not modelled: guests' own paging, a second processor.
import {present} from '../../base/assert.ts';
import {type Cycle, type EventIndex, type GuestId, NO_CAUSE} from '../../trace/units.ts';
import {earliestDue, type TimedSource} from '../machine/clock.ts';
import type {Instruction} from '../machine/guest-program.ts';
import {AccessPath} from './access-path.ts';
import {ConfigurationPorts} from './configuration-ports.ts';
import {GuestMemory} from './guest-memory.ts';
import type {GuestRecord, SavedGuest} from './guest-record.ts';
import type {LedgerState} from './ledger.ts';
import type {Regime} from './regime.ts';
import type {RunContext} from './run-context.ts';
import {Scheduler, type SchedulerState} from './scheduler.ts';

/** The loop, its guests and their books as plain data. */
export interface LoopState {
  readonly cause: EventIndex;
  readonly ledger: LedgerState;
  readonly scheduler: SchedulerState;
  readonly guests: readonly SavedGuest[];
}

/** Runs guests under a regime. */
export class Vmm {
  readonly #context: RunContext;
  readonly #regime: Regime;
  readonly #sources: readonly TimedSource[];
  readonly #scheduler: Scheduler;
  readonly #access: AccessPath;
  readonly #configuration: ConfigurationPorts;

  /**
   * `sources`: things that act by themselves, cards' alarms and the wire. `quantum`: cycles a guest may run while another is
   * ready or waits for the card.
   */
  constructor(context: RunContext, regime: Regime, sources: readonly TimedSource[], quantum: Cycle) {
    context.regime = regime;
    this.#context = context;
    this.#regime = regime;
    this.#sources = sources;
    this.#scheduler = new Scheduler(context, quantum);
    this.#access = new AccessPath(context, () => this.#nextSource());
    this.#configuration = new ConfigurationPorts(context);
  }

  /** Which guest the processor runs; NOBODY while all wait. */
  get running(): GuestId {
    return this.#context.running;
  }

  /** The record the current access or event is about. */
  get cause(): EventIndex {
    return this.#context.cause;
  }

  /** One instruction, or one wait for the next thing to happen. False when nothing will ever happen again. */
  step(): boolean {
    const {clock} = this.#context;
    const regime = this.#regime;
    this.serveSources();
    regime.serve();
    this.#scheduler.tick();
    regime.share();
    const guest = this.#scheduler.pick();
    if (guest === null) return this.#wait();
    if (guest.program.acceptsInterrupts && regime.takeFor(guest.id)) {
      guest.isHalted = false;
      guest.program.interrupt(clock.now);
    }
    this.#execute(guest, guest.program.current(clock.now));
    return true;
  }

  /** Steps until simulated time reaches `until`, `event` events are behind, or nothing will happen again: then false. */
  run(until: Cycle, event: EventIndex): boolean {
    const {clock, store, guests} = this.#context;
    let isInStep = false;
    while (isInStep || (clock.now < until && store.next < event)) {
      if (!this.step()) return false;
      const guest = guests[this.running];
      isInStep = guest !== undefined && this.#runOn(guest, until, event);
    }
    return true;
  }

  /** Lets cards and the wire act as far as time has come, earliest first. */
  serveSources(): void {
    const {clock, store} = this.#context;
    for (;;) {
      const due = earliestDue(this.#sources, clock.now);
      if (due === null) return;
      this.#context.isDisturbed = true;
      store.beginNext();
      this.#context.cause = NO_CAUSE;
      clock.dueAt = due.nextAt();
      try {
        due.act();
      } finally {
        clock.dueAt = undefined;
      }
    }
  }

  /** What the loop has to remember; plain data. */
  snapshot(): LoopState {
    const {cause, ledger, guests} = this.#context;
    return {
      cause,
      ledger: ledger.snapshot(),
      scheduler: this.#scheduler.snapshot(),
      guests: guests.map((guest) => guest.snapshot()),
    };
  }

  restore(saved: LoopState): void {
    const {guests, ledger} = this.#context;
    this.#context.cause = saved.cause;
    this.#scheduler.restore(saved.scheduler);
    guests.forEach((guest, i) => {
      guest.restore(present(saved.guests[i], 'as many guests as were saved'));
    });
    ledger.restore(saved.ledger);
  }

  /**
   * Runs a guest on while a step would do no more than that. True where it stands at an instruction that a step has begun
   * to look at and must finish.
   */
  #runOn(guest: GuestRecord, until: Cycle, event: EventIndex): boolean {
    const context = this.#context;
    const {clock, store} = context;
    while (this.#isUndisturbed(guest)) {
      context.isDisturbed = false;
      const before = Math.min(until, this.#nextSource(), this.#scheduler.sliceEnds);
      if (clock.now >= before || store.next >= event) return false;
      const instruction = this.#access.run(guest, before, event);
      if (instruction === null) continue;
      if (instruction.op === 'hlt' || instruction.op === 'end') return true;
      this.#execute(guest, instruction);
    }
    return false;
  }

  /** True while a step would run the same guest on, with nothing to do before it. */
  #isUndisturbed(guest: GuestRecord): boolean {
    if (this.running !== guest.id || guest.isHalted || guest.hasEnded || guest.suspendedAt !== null) return false;
    return this.#regime.isQuiet(guest.id);
  }

  /** One instruction; of a loop one access. */
  #execute(guest: GuestRecord, instruction: Instruction): void {
    const {clock, store} = this.#context;
    switch (instruction.op) {
      case 'in':
      case 'out':
        return this.#access.single(guest, instruction);
      case 'ins':
      case 'outs':
        if (instruction.isLoop === true) return this.#access.loop(guest, instruction, clock.now, store.next);
        return this.#access.rep(guest, instruction);
      case 'load':
      case 'store':
        return this.#touchMemory(guest, instruction);
      case 'port-in':
      case 'port-out':
        return this.#configuration.access(guest, instruction);
      case 'rdtsc':
        return guest.program.complete(clock.now, clock.now);
      case 'compute':
        this.#context.pay('guest', instruction.cycles);
        return guest.program.complete(undefined, clock.now);
      case 'hlt':
        return guest.program.complete(undefined, clock.now);
      case 'offer':
      case 'hypercall':
      case 'ring-take':
        return guest.program.complete(this.#regime.call(guest.id, instruction), clock.now);
      case 'end':
        return;
    }
  }

  /** A guest at its own memory: no device hears of it, and nothing is recorded. */
  #touchMemory(guest: GuestRecord, instruction: Extract<Instruction, {readonly op: 'load' | 'store'}>): void {
    const {clock, memory} = this.#context;
    const own = present(memory, 'a machine whose programs touch memory has some');
    const isLoad = instruction.op === 'load';
    const bytes = isLoad ? instruction.length : instruction.bytes.length;
    if (isLoad || instruction.isFree !== true) this.#context.pay('guest', GuestMemory.cycles(bytes));
    if (isLoad) return guest.program.complete(own.load(guest.id, instruction.address, instruction.length), clock.now);
    own.store(guest.id, instruction.address, instruction.bytes);
    guest.program.complete(undefined, clock.now);
  }

  #nextSource(): Cycle {
    let next = Number.POSITIVE_INFINITY;
    for (const source of this.#sources) next = Math.min(next, source.nextAt());
    return next;
  }

  /** Nobody can run: time passes to the next act or timer. False when there is none. */
  #wait(): boolean {
    const {demand, isServiceDue} = this.#regime;
    // Somebody halted just now, or the card raised its line while the VMM looked at it: first see to that.
    if (demand.isDue || isServiceDue) return true;
    const {clock, ledger} = this.#context;
    const until = Math.min(this.#nextSource(), this.#scheduler.nextTimer(), demand.nextAttemptAt);
    if (until === Number.POSITIVE_INFINITY) return false;
    this.#scheduler.idle();
    if (until > clock.now) {
      ledger.cycles.idle += until - clock.now;
      clock.now = until;
    }
    demand.mayAttempt();
    return true;
  }
}
