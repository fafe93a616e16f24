// Long work beside the open run, as the page orders it and as it is told of: how far it has come, and what it came to.
import type {Counterexample} from '../../sim/explore/counterexample.ts';
import type {ExploreProgress, ExploreReport} from '../../sim/explore/explore-ne2k.ts';
import type {HookChoice} from '../../sim/lab/hooks-search/choice.ts';
import type {HookFinding, SearchProgress} from '../../sim/lab/hooks-search/search.ts';

export type {Counterexample, CounterexampleStep} from '../../sim/explore/counterexample.ts';
export type {ExploreProgress, ExploreReport} from '../../sim/explore/explore-ne2k.ts';
export {FAULT_TITLES, FAULTS} from '../../sim/explore/faults.ts';
export {PROPERTY_TITLES} from '../../sim/explore/properties.ts';
export type {ChoiceFigures, HookChoice, HookRow, Wrong} from '../../sim/lab/hooks-search/choice.ts';
export type {HookFinding, SearchProgress} from '../../sim/lab/hooks-search/search.ts';

/** Kinds of work; one of each may be under way. */
export type SideKind = 'hooks' | 'exploration';

export type SideOrder =
  /** Tries a hook set (text) on the open scenario, and each single hook. */
  | {readonly kind: 'hooks'; readonly act: 'try'; readonly hooks: string}
  /** Searches a minimal sound set for the open scenario. */
  | {readonly kind: 'hooks'; readonly act: 'search'}
  /** Walks the monitor; faults are rules broken on purpose, states a bound for each walk. */
  | {
      readonly kind: 'exploration';
      readonly act: 'explore';
      readonly faults: readonly string[];
      readonly scheduler: 'forced-abort' | 'patient';
      readonly states: number;
    }
  /** Reads what `vpio explore --json` printed, or one counterexample of it (unknown JSON). */
  | {readonly kind: 'exploration'; readonly act: 'read'; readonly json: unknown};

export type SideProgress =
  | {readonly act: 'try'; readonly choice: HookChoice}
  | {readonly act: 'search'; readonly search: SearchProgress}
  | {readonly act: 'explore'; readonly explore: ExploreProgress};

export type SideOutcome =
  /** As far as it was run. */
  | {readonly act: 'try'; readonly choice: HookChoice | null}
  | {readonly act: 'search'; readonly found: HookFinding}
  | {readonly act: 'explore'; readonly report: ExploreReport}
  /** Counterexamples in the order of the file. */
  | {readonly act: 'read'; readonly counterexamples: readonly Counterexample[]}
  /** Ended before there was an outcome. */
  | {readonly act: 'stopped'};
