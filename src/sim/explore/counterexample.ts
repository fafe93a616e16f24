// A counterexample as data: a start, steps in words and as port accesses, what each changed, and where it loops back to.
import type {CardProfile} from '../../kits/contract/device-facts.ts';

/** One access of a step; the offset counts from the card's base, in configuration space from `IN_CONFIGURATION` on. */
interface StepAccess {
  readonly direction: 'in' | 'out';
  readonly offset: number;
  readonly size: number;
  readonly value: number;
}

/** One step of a counterexample. */
export interface CounterexampleStep {
  /** Who acts: a guest by name, `card`, `wire`, `clock` or `vmm`. */
  readonly actor: string;
  readonly words: string;
  readonly access: StepAccess | null;
  /** What became of the access: `done`, `suspended`, or `denied: ` and the reason; null without one. */
  readonly outcome: string | null;
  /** The guest that got the card at the beginning of this step; null if it stayed. */
  readonly handedTo: string | null;
  /** Variables that the step changed, before and after. */
  readonly changes: Readonly<Record<string, readonly [string, string]>>;
  /** How the step broke the property; null where it did not. */
  readonly breaks: string | null;
}

/** A run of the explored machine that breaks a property; `version` 1 of the format in docs/explore.md. */
export interface Counterexample {
  readonly format: 'vpio-exploration';
  readonly version: 1;
  readonly model: string;
  readonly property: string;
  readonly says: string;
  readonly faults: readonly string[];
  readonly scheduler: 'forced-abort' | 'patient';
  readonly profile: CardProfile;
  readonly hooks: string;
  readonly guests: readonly {
    readonly name: string;
    readonly conduct: string;
    readonly window: {readonly firstPage: number; readonly endPage: number};
  }[];
  /** Every variable at the start. */
  readonly initial: Readonly<Record<string, string>>;
  readonly steps: readonly CounterexampleStep[];
  /** The step, from 0, that follows the last one again and again; null where the run ends. */
  readonly loopsTo: number | null;
}
