// A goal that a filter names: the first record that passes, the n-th, the last, looked for among what is computed, and then in what follows.
import {ok, type Result} from '../../base/result.ts';
import type {Which} from '../../scenarios/moment.ts';
import type {Filtered} from '../../sim/lab/filter-words.ts';
import type {EventStore} from '../../trace/event-store.ts';
import type {RecordTest} from '../../trace/filter/compile.ts';
import type {EventIndex} from '../../trace/units.ts';
import {readFilter} from '../read-filter.ts';

/** Looks through a run as it grows. */
export class RecordGoal {
  readonly #passes: RecordTest;
  readonly #which: Which;
  #read: EventIndex;
  #count = 0;
  #found: EventIndex | null = null;

  /** Records before `from` do not count. */
  constructor(passes: RecordTest, which: Which, from: EventIndex) {
    this.#passes = passes;
    this.#which = which;
    this.#read = from;
  }

  /** The record that was meant, as far as it is known; null: none yet. */
  get found(): EventIndex | null {
    return typeof this.#which === 'number' && this.#count < this.#which ? null : this.#found;
  }

  /** True once nothing that follows could change it. */
  get isSure(): boolean {
    return this.#which !== 'last' && this.found !== null;
  }

  /** Reads on to the end of what is computed. */
  read(store: EventStore): void {
    if (this.isSure) return;
    store.scan(this.#read, store.length, (record) => {
      if (!this.#passes(record)) return false;
      this.#count++;
      this.#found = record.index;
      return this.isSure;
    });
    this.#read = Math.max(this.#read, store.length);
  }
}

/** The goal of a filter over a run of this scenario; a fault's place is the character. */
export function recordGoal(text: string, which: Which, from: EventIndex, scenario: Filtered): Result<RecordGoal> {
  const read = readFilter(text, scenario);
  return read.ok ? ok(new RecordGoal(read.value.passes, which, from)) : read;
}
