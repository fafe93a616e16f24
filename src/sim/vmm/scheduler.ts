// One processor, several guests: round robin with a quantum. A halted or suspended guest leaves the processor to others.
import {ExitReason, Kind, packPlain, Verdict} from '../../trace/record-layout.ts';
import {type Cycle, type EventIndex, type GuestId, NO_CAUSE, NOBODY} from '../../trace/units.ts';
import type {Clock} from '../machine/clock.ts';
import type {GuestRecord} from './guest-record.ts';

/** What the scheduler needs of the machine: its time, its store, and what an exit costs. */
export interface ProcessorHost {
  readonly clock: Clock;
  append(w0: number, w1: number, cause: EventIndex): EventIndex;
  exit(guest: GuestId, reason: (typeof ExitReason)[keyof typeof ExitReason], cause: EventIndex): EventIndex;
}

/** Who waits for a device, as far as the processor is concerned. */
export interface Demand {
  /** Somebody waits for the card. */
  readonly isWanted: boolean;
  /** The guest that is to run next because it just got what it waited for; once. */
  takeResumed(): GuestId | null;
  /** A guest halted or ended: a good moment to look. */
  mayAttempt(): void;
}

/** Whether a guest has an interrupt waiting. */
export interface PendingInterrupts {
  isPendingFor(guest: GuestId): boolean;
}

/** Gives the processor to guests. */
export class Scheduler {
  readonly #host: ProcessorHost;
  readonly #guests: readonly GuestRecord[];
  readonly #demand: Demand;
  readonly #interrupts: PendingInterrupts;
  readonly #quantum: Cycle;
  #running: GuestId = NOBODY;
  #sliceEnds: Cycle = 0;

  /** `quantum`: cycles a guest may run while another is ready or waits for the card. */
  constructor(
    host: ProcessorHost,
    guests: readonly GuestRecord[],
    demand: Demand,
    interrupts: PendingInterrupts,
    quantum: Cycle,
  ) {
    this.#host = host;
    this.#guests = guests;
    this.#demand = demand;
    this.#interrupts = interrupts;
    this.#quantum = quantum;
  }

  /** Which guest the processor runs; NOBODY while all wait. */
  get running(): GuestId {
    return this.#running;
  }

  /** When the quantum of whoever runs is over. */
  get sliceEnds(): Cycle {
    return this.#sliceEnds;
  }

  /** The quantum is over while somebody waits: the VMM's timer takes the processor. */
  tick(): void {
    const {clock} = this.#host;
    const guest = this.#guests[this.#running];
    if (guest === undefined || clock.now < this.#sliceEnds) return;
    this.#sliceEnds = clock.now + this.#quantum;
    if (guest.isHalted || guest.hasEnded || !this.#somebodyWaits(guest)) return;
    this.#host.exit(guest.id, ExitReason.QUANTUM, NO_CAUSE);
    const next = this.#nextRunnable(guest.id);
    if (next !== null && next !== guest) this.#schedule(next);
  }

  /** The guest that just got the card, else the running one while it can run, else the next that can; null: all wait. */
  pick(): GuestRecord | null {
    const resumed = this.#guests[this.#demand.takeResumed() ?? NOBODY];
    if (resumed !== undefined) this.#schedule(resumed);
    const running = this.#guests[this.#running];
    if (running !== undefined && this.#isRunnable(running)) return running;
    const next = this.#nextRunnable(this.#running === NOBODY ? -1 : this.#running);
    if (next !== null) this.#schedule(next);
    return next;
  }

  /** When the first halted guest's timer rings; Infinity without one. */
  nextTimer(): Cycle {
    const {clock} = this.#host;
    let until = Number.POSITIVE_INFINITY;
    for (const guest of this.#guests) {
      if (guest.hasEnded || guest.suspendedAt !== null) continue;
      const instruction = guest.program.current(clock.now);
      if (instruction.op === 'hlt') until = Math.min(until, instruction.until);
    }
    return until;
  }

  /** Nobody can run. */
  idle(): void {
    if (this.#running === NOBODY) return;
    this.#host.append(packPlain(Kind.SCHEDULE, NOBODY, Verdict.NONE, 0, 0), 0, NO_CAUSE);
    this.#running = NOBODY;
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
    if (this.#demand.isWanted) return true;
    return this.#guests.some((guest) => guest !== running && this.#isRunnable(guest));
  }

  #isRunnable(guest: GuestRecord): boolean {
    if (guest.hasEnded || guest.suspendedAt !== null) return false;
    if (this.#interrupts.isPendingFor(guest.id) && guest.program.acceptsInterrupts) return true;
    const instruction = guest.program.current(this.#host.clock.now);
    if (instruction.op === 'hlt') {
      this.#halt(guest);
      return instruction.until <= this.#host.clock.now;
    }
    if (instruction.op === 'end') {
      guest.hasEnded = true;
      this.#demand.mayAttempt();
      return false;
    }
    guest.isHalted = false;
    return true;
  }

  #halt(guest: GuestRecord): void {
    if (guest.isHalted) return;
    this.#demand.mayAttempt();
    if (guest.id === this.#running) this.#host.exit(guest.id, ExitReason.HLT, NO_CAUSE);
    guest.isHalted = true;
  }

  #nextRunnable(after: number): GuestRecord | null {
    const guests = this.#guests;
    for (let i = 1; i <= guests.length; i++) {
      const guest = this.#guests[(after + i) % guests.length];
      if (guest !== undefined && this.#isRunnable(guest)) return guest;
    }
    return null;
  }

  #schedule(guest: GuestRecord): void {
    if (guest.id === this.#running) return;
    this.#host.append(packPlain(Kind.SCHEDULE, guest.id, Verdict.NONE, 0, 0), 0, NO_CAUSE);
    this.#running = guest.id;
    this.#sliceEnds = this.#host.clock.now + this.#quantum;
  }
}
