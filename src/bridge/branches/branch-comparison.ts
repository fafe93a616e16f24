// What two branches came to, and where they part.
import type {Cycle, EventIndex} from '../../trace/units.ts';

/** What became of one branch. */
export interface BranchFigures {
  readonly name: string;
  readonly events: EventIndex;
  readonly cycles: Cycle;
  readonly digest: string;
  readonly handoffs: number;
  /** Records by kind: `vmm-access`. */
  readonly kinds: Readonly<Record<string, number>>;
  readonly guests: readonly {
    readonly name: string;
    readonly lost: number;
    readonly denials: number;
    readonly rxFrames: number;
    readonly txFrames: number;
  }[];
}

/** Both, and the first event that is not the same; null: none. */
export interface BranchComparison {
  readonly first: BranchFigures;
  readonly second: BranchFigures;
  readonly differsAt: EventIndex | null;
}
