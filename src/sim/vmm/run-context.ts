// What the parts of a VMM share under every technique: clock, store, books, and the record that happens now.
import type {EventStore} from '../../trace/event-store.ts';
import {type ExitReason, Kind, packPlain, Verdict} from '../../trace/record-layout.ts';
import {type Cycle, type EventIndex, type GuestId, NO_CAUSE, NOBODY} from '../../trace/units.ts';
import type {Clock} from '../machine/clock.ts';
import {type Costs, PAGE_FAULTS, type PageFault} from './costs.ts';
import type {GuestMemory} from './guest-memory.ts';
import type {GuestRecord} from './guest-record.ts';
import type {Ledger} from './ledger.ts';
import type {Regime} from './regime.ts';
import type {Witness} from './witness.ts';

type Reason = (typeof ExitReason)[keyof typeof ExitReason];

/** What a machine gives its VMM. */
export type RunParts = Pick<
  RunContext,
  'clock' | 'store' | 'guests' | 'costs' | 'ledger' | 'witness' | 'basePort' | 'ports'
> & {
  /** Guests' own memory; absent where no device reaches it, and no program asks for it. */
  readonly memory?: GuestMemory | undefined;
  /** What an access to registers in memory is to the processor; that of nested paging where it is not said. */
  readonly pageFault?: PageFault | undefined;
};

/** What the one processor of a machine is at, whichever card it is about. */
const OF_THE_PROCESSOR = ['regime', 'running', 'cause', 'isDisturbed', 'accessing'] as const;

/** A VMM's surroundings: of a machine with several cards, its surroundings at one of them. */
export class RunContext {
  readonly clock: Clock;
  readonly store: EventStore;
  readonly guests: readonly GuestRecord[];
  readonly costs: Costs;
  readonly ledger: Ledger;
  readonly witness: Witness;
  readonly basePort: number;
  /** Ports the card decodes. */
  readonly ports: number;
  readonly memory: GuestMemory | undefined;
  readonly pageFault: PageFault;
  /** How guests get at their cards. A regime needs the context first: set once, before anything runs. */
  regime!: Regime;
  /** Which guest the processor runs; NOBODY while all wait. */
  running: GuestId = NOBODY;
  /** The record that whatever a card does now is caused by. */
  cause: EventIndex = NO_CAUSE;
  /**
   * Something happened that may have to be seen to before the guest goes on: a line or an alarm changed, somebody waits for the
   * card, the guest was stopped. Whoever makes it so says it.
   */
  isDisturbed = false;
  /** Whose access reaches a card at this moment; NOBODY between accesses. */
  accessing: GuestId = NOBODY;

  constructor(parts: RunParts) {
    this.clock = parts.clock;
    this.store = parts.store;
    this.guests = parts.guests;
    this.costs = parts.costs;
    this.ledger = parts.ledger;
    this.witness = parts.witness;
    this.basePort = parts.basePort;
    this.ports = parts.ports;
    this.memory = parts.memory;
    this.pageFault = parts.pageFault ?? PAGE_FAULTS.nested;
  }

  /**
   * Makes the processor's present another's: there is one processor, and these are its surroundings at a further card. The fields become
   * looks at the other's, so that a machine with one card has nothing to look through.
   */
  protected sharePresent(of: RunContext): void {
    for (const field of OF_THE_PROCESSOR)
      Object.defineProperty(this, field, {
        get: () => of[field],
        set: (value: unknown) => void Reflect.set(of, field, value),
      });
  }

  /** Writes a record at this instant. */
  append(w0: number, w1: number, cause: EventIndex): EventIndex {
    return this.store.append(w0, w1, this.clock.now, cause);
  }

  /** Takes an exit that no access made, records it and pays for it. */
  exit(guest: GuestId, reason: Reason, cause: EventIndex): EventIndex {
    const index = this.append(packPlain(Kind.EXIT, guest, Verdict.NONE, 0, 0), reason, cause);
    this.payExit(guest, reason);
    return index;
  }

  /** Pays for leaving a guest and coming back: the VMM has the processor, and may look at the card. */
  payExit(guest: GuestId, reason: Reason): void {
    this.clock.now += this.costs.exit;
    this.ledger.exited(reason, this.costs.exit);
    const record = this.guests[guest];
    if (record !== undefined) record.counts.exits++;
    const {demand} = this.regime;
    demand.mayAttempt();
    if (demand.isWanted) this.isDisturbed = true;
  }

  /** Spends cycles on something and books them. */
  pay(what: 'access' | 'dispatch' | 'guest', cycles: Cycle): void {
    this.clock.now += cycles;
    const books = this.ledger.cycles;
    if (what === 'access') books.access += cycles;
    else if (what === 'dispatch') books.dispatch += cycles;
    else books.guest += cycles;
  }
}
