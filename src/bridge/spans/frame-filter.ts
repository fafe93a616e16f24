// The frames whose events pass a filter, by their place among all; extended as the run is computed. Fetched with the first filter.
import {ok, type Result} from '../../base/result.ts';
import type {Lab} from '../../sim/lab/lab.ts';
import type {RecordTest} from '../../trace/filter/compile.ts';
import {readFilter} from '../read-filter.ts';
import type {FrameIndex} from './frame-index.ts';

/** One for a run and a filter. */
export class FrameFilter {
  readonly text: string;
  readonly #passes: RecordTest;
  readonly #places: number[] = [];
  #read = 0;

  constructor(text: string, passes: RecordTest) {
    this.text = text;
    this.#passes = passes;
  }

  /** Places among all frames, ascending. */
  places(lab: Lab, frames: FrameIndex): readonly number[] {
    for (; this.#read < frames.length; this.#read++) {
      const event = frames.event(this.#read);
      lab.store.scan(event, event + 1, (record) => {
        if (this.#passes(record)) this.#places.push(this.#read);
        return true;
      });
    }
    return this.#places;
  }
}

/** Reads a filter for the frames of a run; a fault's place is the character. */
export function frameFilter(text: string, lab: Lab): Result<FrameFilter> {
  const read = readFilter(text, lab.machine.scenario);
  return read.ok ? ok(new FrameFilter(text, read.value.passes)) : read;
}
