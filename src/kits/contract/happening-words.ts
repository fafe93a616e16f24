// What is said of events in which the device has a part of its own: its interrupt line, frames, and what its drivers do.
import type {Operation} from '../../trace/record-layout.ts';
import type {NameOf} from '../../trace/record-view.ts';

/** A cause in the log's words, and in a sentence. */
export interface CauseWords {
  readonly word: string;
  readonly sentence: string;
}

/** Sentences, and clauses where it is said. */
export interface HappeningWords {
  /** The interrupt line goes up, and down. */
  readonly lineRises: string;
  readonly lineFalls: string;
  /** Its drivers by name, each in several wordings, the longest first; one that is missing is called by its name. */
  readonly drivers: Readonly<Record<string, readonly string[]>>;
  /** What a driver does in an operation, where there is more to say than of any device: a clause without its subject. */
  readonly operations: Readonly<Partial<Record<NameOf<typeof Operation>, string>>>;
  /** What an error status makes of a denial for the guest, by the name of its reason: a sentence. */
  deniedWithError(reason: string): string;
}
