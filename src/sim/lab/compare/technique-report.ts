// What one scenario came to under one technique: the figures that `compare` prints and the screen draws.
import type {CardProfile} from '../../../kits/contract/device-facts.ts';
import type {Policies} from '../../../scenarios/scenario.ts';
import type {Cycle} from '../../../trace/units.ts';
import type {Needs, Technique} from '../../techniques/technique.ts';
import type {VmmWork} from '../../vmm/ledger.ts';
import type {RunEnd} from '../run-end.ts';

export {TECHNIQUES, type Technique, techniqueNamed} from '../../techniques/technique.ts';

/** One guest's traffic. */
export interface TrafficReport {
  readonly name: string;
  /** Frames its network stack gave to its driver. */
  readonly handed: number;
  /** Of those, frames that left for the wire whole. */
  readonly txFrames: number;
  /** Frames that the wire brought for its address. */
  readonly offered: number;
  /** Of those, frames that reached its stack. */
  readonly rxFrames: number;
  /** `offered` without `rxFrames`: frames it never got. */
  readonly lost: number;
  /** Echo requests of its own that were answered. */
  readonly answered: number;
  /** Work its application never got done: frames, pings or rounds not begun, and frames its driver never took. */
  readonly unfinished: number;
  /** False where the technique leaves it without a card. */
  readonly hasCard: boolean;
  /** Cycles during which a physical card was this guest's alone. */
  readonly ownedCycles: Cycle;
  readonly suspendedCycles: Cycle;
}

/** `held`: the attackers reached nobody; `leaked`: they did; `notTried`: they had no card, or no such request exists; `none`: the scenario has no attacker. */
export type AttackResult = 'held' | 'leaked' | 'notTried' | 'none';

/** What the scenario's attackers did and got. */
export interface AttackReport {
  readonly result: AttackResult;
  /** Rounds of attack that were begun. */
  readonly rounds: number;
  /** Bytes of others' pages that remote DMA read, and wrote. */
  readonly bytesRead: number;
  readonly bytesWritten: number;
  /** Frames on the wire that carried bytes of others' pages. */
  readonly framesStolen: number;
  /** Accesses denied. */
  readonly denied: number;
}

/** What guests without ill will did to each other, because nobody kept them apart. */
export interface DamageReport {
  /** Frames on the wire otherwise than a driver was given them. */
  readonly garbled: number;
  /** Bytes of others' pages that remote DMA moved. */
  readonly strayBytes: number;
  /** Frames sent with bytes of others' pages. */
  readonly strayFrames: number;
  /** Guests with a card whose work stood still. */
  readonly stuckGuests: number;
}

/** Cycles by what the processor did. */
export interface CyclesByCause {
  /** The guests' own port accesses on a physical card. */
  readonly access: Cycle;
  /** Port accesses of the VMM's own driver, for guests that have a virtual card or a ring. */
  readonly backend: Cycle;
  readonly exit: Cycle;
  readonly dispatch: Cycle;
  readonly model: Cycle;
  /** Steps of virtual cards, and frames copied: our estimate. */
  readonly emulation: Cycle;
  /** The VMM's port accesses on a card that guests drive: hand-offs, frames kept, memory carried, looks; see `vmmCycles`. */
  readonly handoff: Cycle;
  /** Work of drivers that touches no port. */
  readonly guest: Cycle;
  readonly idle: Cycle;
}

/** What `compare` prints of one technique. */
export interface TechniqueReport {
  readonly technique: Technique;
  readonly profile: CardProfile;
  readonly exits: number;
  /** Exits as if every element of a `rep` exited. */
  readonly exitsByOperation: number;
  readonly exitsByCause: Readonly<Record<'io' | 'interrupt' | 'hlt' | 'quantum', number>>;
  /** Port accesses by guests; an element of a `rep` is one. */
  readonly accesses: number;
  /** Until the last work was done, or the scenario's time was over. */
  readonly cycles: Cycle;
  /** `limit`: cut by the scenario's limit with something still to come. */
  readonly end: RunEnd;
  readonly cyclesByCause: CyclesByCause;
  /** What the VMM touched the card for itself: the sum is `cyclesByCause.handoff` and `.backend`. */
  readonly vmmCycles: Readonly<Record<VmmWork, Cycle>>;
  /** Where the model's cycles are spent; `overlapped`: `cycles` does not hold them. Null where there is no model. */
  readonly modelPlacement: Policies['modelPlacement'] | null;
  readonly guests: readonly TrafficReport[];
  readonly attack: AttackReport;
  readonly damage: DamageReport;
  readonly handoffs: number;
  /** Frames that came for a guest without the card and were kept for it. */
  readonly kept: number;
  readonly suspensions: number;
  readonly events: number;
  readonly digest: string;
  readonly needs: Needs;
}
