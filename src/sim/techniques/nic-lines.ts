// Interrupt lines of several cards, each to one guest or to all: a level, taken once and again while it stays up.
import type {GuestId} from '../../trace/units.ts';
import type {GuestRecord} from '../vmm/guest-record.ts';

interface GuestLine {
  isUp: boolean;
  isTaken: boolean;
}

/** What each guest's interrupt controller sees. */
export class NicLines {
  readonly #guests: readonly GuestRecord[];
  readonly #lines: readonly GuestLine[];

  constructor(guests: readonly GuestRecord[]) {
    this.#guests = guests;
    this.#lines = guests.map(() => ({isUp: false, isTaken: false}));
  }

  /** The line to a guest changed. */
  changed(guest: GuestId, level: 0 | 1): void {
    const line = this.#lines[guest];
    if (line === undefined) return;
    line.isUp = level === 1;
    line.isTaken = false;
  }

  /** True where the guest has an interrupt waiting: its line is up and not in a handler's hands. */
  isPendingFor(guest: GuestId): boolean {
    const line = this.#lines[guest];
    if (line === undefined || !line.isUp) return false;
    return !line.isTaken || this.#guests[guest]?.program.acceptsInterrupts === true;
  }

  /** The guest takes it. */
  take(guest: GuestId): void {
    const line = this.#lines[guest];
    if (line !== undefined) line.isTaken = true;
  }
}
