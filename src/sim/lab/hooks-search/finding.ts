// What a search of hooks ends with, and what it says on its way.

import type {RegisterWay} from '../register-way.ts';
import type {Effect} from './trial.ts';

/** What one hook of the set buys: what goes wrong in this run without it. */
export interface Drop {
  readonly hook: string;
  readonly effect: Effect;
  readonly detail: string;
  /** How often guests used it in this run. */
  readonly uses: number;
}

/** A set under which the guests of the run also get on with their work, and what each of its hooks buys. */
export interface WorkingSet {
  readonly set: string;
  readonly words: readonly string[];
  /** Ports that the processor's bitmap has set for it. */
  readonly ports: number;
  readonly drops: readonly Drop[];
}

/** The set that the search ended with: no dangerous belief, no attack, and with any one hook less there is one. */
export interface HookFinding {
  readonly scenario: string;
  readonly profile: 'qemu' | 'datasheet';
  /** The set as text that `--hooks` reads. */
  readonly set: string;
  readonly words: readonly string[];
  /** Words of the hooks that policies of these runs bring beside it, whatever is chosen. */
  readonly brought: readonly string[];
  /** Ports that the processor's bitmap has set for both. */
  readonly ports: number;
  /** How the guests reach the registers: as a page of memory these exit all or not at all. */
  readonly registers: RegisterWay;
  readonly sound: boolean;
  readonly minimal: boolean;
  /** Runs that the search took. */
  readonly runs: number;
  readonly drops: readonly Drop[];
  readonly accesses: number;
  readonly hooked: number;
  readonly exits: number;
  readonly exitsIdealBitmap: number;
  readonly oneInHooked: number;
  /** The same run with everything hooked. */
  readonly exitsAll: number;
  readonly working: WorkingSet;
  /**
   * Reads, interrupts and frames that recorded guests met otherwise than recorded, since this is not the card they were recorded
   * on; 0 on that card. They show what the accesses bring about on this card, not whether a guest gets on with its work.
   */
  readonly otherwise: number;
}

/** How far a search has come: runs made, hooks not yet taken away, and how much of the present run is done, 0 to 1. */
export interface SearchProgress {
  readonly runs: number;
  readonly kept: number;
  readonly share: number;
}
