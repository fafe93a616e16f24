// One processor, several guests: round robin with a quantum. A halted or suspended guest leaves the processor to others.
import {ExitReason, Kind, packPlain, Verdict} from '../../trace/record-layout.ts';
import {type Cycle, type GuestId, NO_CAUSE, NOBODY} from '../../trace/units.ts';
import type {GuestRecord} from './guest-record.ts';
import type {Handover} from './handover.ts';
import type {InterruptPath} from './interrupt-path.ts';
import type {RunContext} from './run-context.ts';

/** Gives the processor to guests. */
export class Scheduler<C> {
  readonly #context: RunContext<C>;
  readonly #handover: Handover<C>;
  readonly #interrupts: InterruptPath<C>;
  readonly #quantum: Cycle;
  #running: GuestId = NOBODY;
  #sliceEnds: Cycle = 0;

  /** `quantum`: cycles a guest may run while another is ready or waits for the card. */
  constructor(context: RunContext<C>, handover: Handover<C>, interrupts: InterruptPath<C>, quantum: Cycle) {
    this.#context = context;
    this.#handover = handover;
    this.#interrupts = interrupts;
    this.#quantum = quantum;
  }

  /** Which guest the processor runs; NOBODY while all wait. */
  get running(): GuestId {
    return this.#running;
  }

  /** The quantum is over while somebody waits: the VMM's timer takes the processor. */
  tick(): void {
    const {clock, guests} = this.#context;
    const guest = guests[this.#running];
    if (guest === undefined || clock.now < this.#sliceEnds) return;
    this.#sliceEnds = clock.now + this.#quantum;
    if (guest.isHalted || guest.hasEnded || !this.#somebodyWaits(guest)) return;
    this.#context.exit(guest.id, ExitReason.QUANTUM, NO_CAUSE);
    const next = this.#nextRunnable(guest.id);
    if (next !== null && next !== guest) this.#schedule(next);
  }

  /** The guest that just got the card, else the running one while it can run, else the next that can; null: all wait. */
  pick(): GuestRecord | null {
    const {guests} = this.#context;
    const resumed = guests[this.#handover.takeResumed() ?? NOBODY];
    if (resumed !== undefined) this.#schedule(resumed);
    const running = guests[this.#running];
    if (running !== undefined && this.#isRunnable(running)) return running;
    const next = this.#nextRunnable(this.#running === NOBODY ? -1 : this.#running);
    if (next !== null) this.#schedule(next);
    return next;
  }

  /** When the first halted guest's timer rings; Infinity without one. */
  nextTimer(): Cycle {
    const {clock, guests} = this.#context;
    let until = Number.POSITIVE_INFINITY;
    for (const guest of guests) {
      if (guest.hasEnded || guest.suspendedAt !== null) continue;
      const instruction = guest.program.current(clock.now);
      if (instruction.op === 'hlt') until = Math.min(until, instruction.until);
    }
    return until;
  }

  /** Nobody can run. */
  idle(): void {
    if (this.#running === NOBODY) return;
    this.#running = NOBODY;
    this.#context.append(packPlain(Kind.SCHEDULE, NOBODY, Verdict.NONE, 0, 0), 0, NO_CAUSE);
  }

  snapshot(): unknown {
    return {running: this.#running, sliceEnds: this.#sliceEnds};
  }

  restore(snapshot: unknown): void {
    const saved = snapshot as {running: GuestId; sliceEnds: Cycle};
    this.#running = saved.running;
    this.#sliceEnds = saved.sliceEnds;
  }

  #somebodyWaits(running: GuestRecord): boolean {
    if (this.#handover.isWanted) return true;
    return this.#context.guests.some((guest) => guest !== running && this.#isRunnable(guest));
  }

  #isRunnable(guest: GuestRecord): boolean {
    if (guest.hasEnded || guest.suspendedAt !== null) return false;
    if (this.#interrupts.isPendingFor(guest.id) && guest.program.acceptsInterrupts) return true;
    const instruction = guest.program.current(this.#context.clock.now);
    if (instruction.op === 'hlt') {
      this.#halt(guest);
      return instruction.until <= this.#context.clock.now;
    }
    if (instruction.op === 'end') {
      guest.hasEnded = true;
      this.#handover.mayAttempt();
      return false;
    }
    guest.isHalted = false;
    return true;
  }

  #halt(guest: GuestRecord): void {
    if (guest.isHalted) return;
    guest.isHalted = true;
    this.#handover.mayAttempt();
    if (guest.id === this.#running) this.#context.exit(guest.id, ExitReason.HLT, NO_CAUSE);
  }

  #nextRunnable(after: number): GuestRecord | null {
    const {guests} = this.#context;
    for (let i = 1; i <= guests.length; i++) {
      const guest = guests[(after + i) % guests.length];
      if (guest !== undefined && this.#isRunnable(guest)) return guest;
    }
    return null;
  }

  #schedule(guest: GuestRecord): void {
    if (guest.id === this.#running) return;
    this.#running = guest.id;
    this.#sliceEnds = this.#context.clock.now + this.#quantum;
    this.#context.append(packPlain(Kind.SCHEDULE, guest.id, Verdict.NONE, 0, 0), 0, NO_CAUSE);
  }
}
