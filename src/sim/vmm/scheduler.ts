// One processor, several guests: round robin with a quantum. A halted or suspended guest leaves the processor to others.
import {ExitReason, Kind, packPlain, Verdict} from '../../trace/record-layout.ts';
import {type Cycle, type GuestId, NO_CAUSE, NOBODY} from '../../trace/units.ts';
import type {GuestRecord} from './guest-record.ts';
import type {RunContext} from './run-context.ts';

/** Who runs, and until when at the most. */
export interface SchedulerState {
  readonly running: GuestId;
  readonly sliceEnds: Cycle;
}

/** Gives the processor to guests. */
export class Scheduler {
  readonly #context: RunContext;
  readonly #quantum: Cycle;
  #sliceEnds: Cycle = 0;

  /** `quantum`: cycles a guest may run while another is ready or waits for the card. */
  constructor(context: RunContext, quantum: Cycle) {
    this.#context = context;
    this.#quantum = quantum;
  }

  /** When the quantum of whoever runs is over. */
  get sliceEnds(): Cycle {
    return this.#sliceEnds;
  }

  /** The quantum is over while somebody waits: the VMM's timer takes the processor. */
  tick(): void {
    const {clock} = this.#context;
    const guest = this.#context.guests[this.#context.running];
    if (guest === undefined || clock.now < this.#sliceEnds) return;
    this.#sliceEnds = clock.now + this.#quantum;
    if (guest.isHalted || guest.hasEnded || !this.#somebodyWaits(guest)) return;
    this.#context.exit(guest.id, ExitReason.QUANTUM, NO_CAUSE);
    const next = this.#nextRunnable(guest.id);
    if (next !== null && next !== guest) this.#schedule(next);
  }

  /** The guest that just got the card, else the running one while it can run, else the next that can; null: all wait. */
  pick(): GuestRecord | null {
    const resumed = this.#context.guests[this.#context.regime.demand.takeResumed() ?? NOBODY];
    if (resumed !== undefined) this.#schedule(resumed);
    const running = this.#context.guests[this.#context.running];
    if (running !== undefined && this.#isRunnable(running)) return running;
    const next = this.#nextRunnable(this.#context.running === NOBODY ? -1 : this.#context.running);
    if (next !== null) this.#schedule(next);
    return next;
  }

  /** When the first halted guest's timer rings; Infinity without one. */
  nextTimer(): Cycle {
    const {clock} = this.#context;
    let until = Number.POSITIVE_INFINITY;
    for (const guest of this.#context.guests) {
      if (guest.hasEnded || guest.suspendedAt !== null) continue;
      const instruction = guest.program.current(clock.now);
      if (instruction.op === 'hlt') until = Math.min(until, instruction.until);
    }
    return until;
  }

  /** Nobody can run. */
  idle(): void {
    if (this.#context.running === NOBODY) return;
    this.#context.append(packPlain(Kind.SCHEDULE, NOBODY, Verdict.NONE, 0, 0), 0, NO_CAUSE);
    this.#context.running = NOBODY;
  }

  snapshot(): SchedulerState {
    return {running: this.#context.running, sliceEnds: this.#sliceEnds};
  }

  restore(saved: SchedulerState): void {
    this.#context.running = saved.running;
    this.#sliceEnds = saved.sliceEnds;
  }

  #somebodyWaits(running: GuestRecord): boolean {
    if (this.#context.regime.demand.isWanted) return true;
    return this.#context.guests.some((guest) => guest !== running && this.#isRunnable(guest));
  }

  #isRunnable(guest: GuestRecord): boolean {
    if (guest.hasEnded || guest.suspendedAt !== null) return false;
    if (this.#context.regime.isPendingFor(guest.id) && guest.program.acceptsInterrupts) return true;
    const instruction = guest.program.current(this.#context.clock.now);
    if (instruction.op === 'hlt') {
      this.#halt(guest);
      return instruction.until <= this.#context.clock.now;
    }
    if (instruction.op === 'end') {
      guest.hasEnded = true;
      this.#context.regime.demand.mayAttempt();
      return false;
    }
    guest.isHalted = false;
    return true;
  }

  #halt(guest: GuestRecord): void {
    if (guest.isHalted) return;
    this.#context.regime.demand.mayAttempt();
    if (guest.id === this.#context.running) this.#context.exit(guest.id, ExitReason.HLT, NO_CAUSE);
    guest.isHalted = true;
  }

  #nextRunnable(after: number): GuestRecord | null {
    const guests = this.#context.guests;
    for (let i = 1; i <= guests.length; i++) {
      const guest = this.#context.guests[(after + i) % guests.length];
      if (guest !== undefined && this.#isRunnable(guest)) return guest;
    }
    return null;
  }

  #schedule(guest: GuestRecord): void {
    if (guest.id === this.#context.running) return;
    this.#context.append(packPlain(Kind.SCHEDULE, guest.id, Verdict.NONE, 0, 0), 0, NO_CAUSE);
    this.#context.running = guest.id;
    this.#sliceEnds = this.#context.clock.now + this.#quantum;
  }
}
