// How guests get at network cards, as far as the VMM's loop is concerned: which card answers whom, who rules, and what has to be
// seen to before a guest runs. The techniques differ in this, not in the loop. [deck, slides 4 to 9]
import type {Cycle, GuestId} from '../../trace/units.ts';
import type {Answer, Instruction} from '../machine/guest-program.ts';
import type {BurstDevice} from '../machine/port-device.ts';
import type {GuestConfiguration} from './guest-configuration.ts';
import type {Ruler} from './ruler.ts';

/** Who waits for a card, as far as the processor is concerned. */
export interface Demand {
  /** Somebody waits for the card. */
  readonly isWanted: boolean;
  /** Somebody waits, and a look at the card is due. */
  readonly isDue: boolean;
  /** When a hand-off that waits for time is worth another look; Infinity: none does. */
  readonly nextAttemptAt: Cycle;
  /** Somebody just got it and is still to be resumed; absent: nobody ever is by itself. */
  readonly isResuming?: boolean;
  /** The guest that is to run next because it just got what it waited for; once. */
  takeResumed(): GuestId | null;
  /** The VMM has the processor, or a guest halted: a good moment to look. */
  mayAttempt(): void;
}

/** What a guest says to the VMM without a port, or a recording's own wire to the card. */
export type Call = Extract<Instruction, {readonly op: 'hypercall' | 'ring-take' | 'offer'}>;

/** What the VMM asks of a technique. */
export interface Regime {
  readonly demand: Demand;
  /** Who rules on accesses; null: nobody, they go through. */
  readonly ruler: Ruler | null;
  /** The card that answers at a guest's ports; null: nothing does. */
  cardOf(guest: GuestId): BurstDevice | null;
  /** The register page that a record of a guest's access names, and the state of its model. */
  pageOf(guest: GuestId): number;
  stateOf(guest: GuestId): number;
  /** True where the guest's card has its data port. */
  isDataPort(guest: GuestId, offset: number): boolean;
  /** What a guest meets in the configuration space of its card; null: nothing. */
  configurationOf(guest: GuestId): GuestConfiguration | null;
  /** Sees to interrupts that the VMM has not looked at; before the timer. */
  serve(): void;
  /** An interrupt came meanwhile that `serve` has to see to before time passes. */
  readonly isServiceDue: boolean;
  /** Hands a card on if somebody waits; after the timer. */
  share(): void;
  /** True where nothing of `serve`, `share` and interrupts is due while the guest runs on. */
  isQuiet(guest: GuestId): boolean;
  /** True where an interrupt waits for the guest. */
  isPendingFor(guest: GuestId): boolean;
  /** Injects what is pending; false if nothing is. */
  takeFor(guest: GuestId): boolean;
  /** Answers a call. */
  call(guest: GuestId, call: Call): Answer;
}
