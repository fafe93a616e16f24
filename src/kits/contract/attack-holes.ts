// What lets each attack on a device through: the hooks, or the policy, whose lack is its hole in the sound hook set; and why some
// attacks get through no hook's lack.

import {present} from '../../base/assert.ts';
import type {CardProfile} from './device-facts.ts';

/** The hole that is no hook: the VMM waits for the device for ever. */
export const FORCED_ABORT = 'forcedAbortUs';

/** The holes of one device. */
export interface AttackHoles {
  /** What a page calls the device in each profile. */
  readonly heads: Readonly<Record<CardProfile, string>>;
  /** Named hook sets under which each attack runs beside the sound one. */
  readonly sets: readonly string[];
  /** The hook set that is sound in each profile. */
  readonly sound: Readonly<Record<CardProfile, string>>;
  /** By attack, hooks with a space between or `FORCED_ABORT`. Null: no lack of a hook lets it through, a device that nobody watches does. */
  readonly holes: Readonly<Record<string, Readonly<Record<CardProfile, string | null>>>>;
  /** Why no lack of a hook lets an attack through, where the silicon is the reason. */
  readonly holeless: Readonly<Record<string, Readonly<Partial<Record<CardProfile, string>>>>>;
}

/** The hole of an attack on one of the kit's devices; an attack that it says nothing of is an error of ours. */
export function holeOf({holes}: AttackHoles, attack: string, profile: CardProfile): string | null {
  return present(holes[attack], `the kit says what lets ${attack} through`)[profile];
}
