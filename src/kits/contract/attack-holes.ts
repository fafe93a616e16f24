// What lets each attack on a device through: the hooks, or the policy, whose lack is its hole in the sound hook set; and why some
// attacks get through no hook's lack.

import {present} from '../../base/assert.ts';
import type {Policies} from '../../policies/policies.ts';
import type {CardProfile} from './device-facts.ts';

/** A policy that lets an attack through although all hooks are there, and what is missing under it. */
interface PolicyHole {
  readonly policies: Partial<Policies>;
  readonly lacks: string;
}

/** The holes that are no hooks, by what a kit calls them. */
const POLICY_HOLES = {
  forcedAbortUs: {policies: {forcedAbortUs: null}, lacks: 'a deadline for taking the card by force'},
  'receiver:left': {policies: {receiver: 'left'}, lacks: 'the stop of the receiver at a hand-off (`receiver:left`)'},
  'descriptors:unchecked': {
    policies: {descriptors: 'unchecked'},
    lacks: 'checks of shadowed descriptors (`descriptors:unchecked`)',
  },
} as const satisfies Readonly<Record<string, PolicyHole>>;
/** The VMM waits for the device for ever. */
export const FORCED_ABORT = 'forcedAbortUs' satisfies keyof typeof POLICY_HOLES;

/** The policy that a hole is; undefined: it is hooks. */
export function policyHole(hole: string): PolicyHole | undefined {
  return Object.hasOwn(POLICY_HOLES, hole) ? POLICY_HOLES[hole as keyof typeof POLICY_HOLES] : undefined;
}

/** Other policies under which each attack runs with the sound set as well: a table of its own. */
export interface OtherPolicies {
  /** As the command line has it: `descriptors:shadow`. */
  readonly name: string;
  readonly policies: Partial<Policies>;
  /** Every attack has to fail under it. */
  readonly isSound: boolean;
}

/** The holes of one device. */
export interface AttackHoles {
  /** What a page calls the device in each profile. */
  readonly heads: Readonly<Record<CardProfile, string>>;
  /** Named hook sets under which each attack runs beside the sound one. */
  readonly sets: readonly string[];
  /** The hook set that is sound in each profile. */
  readonly sound: Readonly<Record<CardProfile, string>>;
  /** By attack, hooks with a space between, or a policy's hole (`policyHole`). Null: no lack of a hook lets it through, a device that nobody watches does. */
  readonly holes: Readonly<Record<string, Readonly<Record<CardProfile, string | null>>>>;
  /** Why no lack of a hook lets an attack through, where the silicon is the reason. */
  readonly holeless: Readonly<Record<string, Readonly<Partial<Record<CardProfile, string>>>>>;
  /** What stands in the way of an attack that is never denied anything. */
  readonly undenied?: Readonly<Record<string, string>>;
  readonly others?: readonly OtherPolicies[];
}

/** The hole of an attack on one of the kit's devices; an attack that it says nothing of is an error of ours. */
export function holeOf({holes}: AttackHoles, attack: string, profile: CardProfile): string | null {
  return present(holes[attack], `the kit says what lets ${attack} through`)[profile];
}
