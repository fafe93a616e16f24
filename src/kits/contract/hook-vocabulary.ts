// What can be hooked of a device, and how its sets of hooks are called: all that the words of a hook set need to know.
import type {PortSheet} from './port-sheet.ts';

/** How hook sets of a device are written. */
export interface HookWords {
  /** The sets that have a name, as items joined by commas: `rw:*,rw:data`; an empty text lists nothing. */
  readonly sets: Readonly<Record<string, string>>;
  /** The single hooks without which nobody sees which register page is selected: a dynamic set needs them. None where there is one page. */
  readonly pageHooks: readonly string[];
  /** The set that a VMM needs which copies what guests' devices move; absent where none does. */
  readonly copying?: string;
  /** The set that a VMM needs which shadows descriptors in guests' memory; absent where devices have none. */
  readonly shadowing?: string;
  /** Items as examples for who wrote a wrong one. */
  readonly examples: readonly string[];
}

/** The words of one device's hook sets. */
export interface HookVocabulary {
  /** Its ports: each register by page and direction is a single hook, and each range each way. */
  readonly sheet: PortSheet;
  readonly hooks: HookWords;
}
