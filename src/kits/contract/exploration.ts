// The exploration of a device's model: what is walked and answered, whatever the device; the walk is `sim/explore`'s,
// what guests may do the kit's.
import type {Counterexample} from '../../sim/explore/counterexample.ts';
import type {PropertyName} from '../../sim/explore/properties.ts';
import type {CardProfile} from './device-facts.ts';

/** A rule that can be broken on purpose: an exploration that can't find the breach would prove nothing. */
export interface BreakableRule {
  /** A short name for people. */
  readonly title: string;
  /** What is done otherwise. */
  readonly says: string;
}

/** `forced-abort`: the VMM takes the device after a deadline; `patient`: it never does. */
export type ExploredScheduler = 'forced-abort' | 'patient';

/** What is explored. */
export interface ExploreOptions {
  /** Rules broken on purpose, by name. */
  readonly faults?: readonly string[] | undefined;
  readonly scheduler?: ExploredScheduler | undefined;
  /** States at most of each walk; by default only the walk that does not end by itself is cut short. */
  readonly bound?: number | undefined;
}

/** One walk's figures. */
export interface WalkReport {
  /** What each guest may do, by the kit's names. */
  readonly guests: readonly string[];
  readonly states: number;
  readonly transitions: number;
  /** True where every reachable state was walked. */
  readonly complete: boolean;
  /** Every run of so many steps was walked. */
  readonly completeDepth: number;
  readonly depth: number;
}

/** One property's outcome. */
export interface PropertyReport {
  readonly name: PropertyName;
  readonly says: string;
  readonly holds: boolean;
  readonly counterexample: Counterexample | null;
}

/** How much of something the walks met. */
export interface Met {
  readonly of: number;
  readonly met: number;
  /** What they did not meet, by name, and why; null: nobody says why. */
  readonly missed: readonly {readonly name: string; readonly why: string | null}[];
}

/** What of a model the walks met: its states, and its edges, as `State.Event`: what is drawn, leads to another state, or asks a check. */
export interface ModelMet {
  readonly states: Met;
  readonly edges: Met;
}

/** What an exploration found. */
export interface ExploreReport {
  readonly model: string;
  readonly profile: CardProfile;
  readonly hooks: string;
  readonly scheduler: ExploredScheduler;
  readonly faults: readonly string[];
  /** Different states, all walks together. */
  readonly states: number;
  readonly transitions: number;
  readonly walks: readonly WalkReport[];
  /** Domains by variable. */
  readonly variables: Readonly<Record<string, readonly string[]>>;
  readonly met: ModelMet;
  /** What none of the walks has in it, in words. */
  readonly leavesOut: readonly string[];
  readonly properties: readonly PropertyReport[];
  /** The loop in which a guest waits for ever where nobody takes the device by force. */
  readonly withoutForcedAbort: Counterexample | null;
}

/** How far an exploration has come: walks ended, of how many, and states of the one under way, of at most how many. */
export interface ExploreProgress {
  readonly walks: number;
  readonly of: number;
  readonly states: number;
  readonly limit: number;
}

/** The exploration of one device. */
export interface Exploration {
  /** The model as the command line and reports name it. */
  readonly model: string;
  /** The rules that can be broken, by name. */
  readonly faults: Readonly<Record<string, BreakableRule>>;
  /** What of the model no walk meets, by the names of `ModelMet`, and why. */
  readonly unmet: Readonly<Record<string, string>>;
  /** Walks and answers in pieces, for who wants to be heard in between; the same options give the same report. Other faults than its own are an error of ours. */
  explore(options?: ExploreOptions): Generator<ExploreProgress, ExploreReport, undefined>;
}
