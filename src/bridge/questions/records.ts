// Records and frames of the open run as they are stored. Looking leaves the run where it stands.
import {fail} from '../../base/result.ts';
import type {EventIndex, FrameId} from '../../trace/units.ts';
import type {OpenRun} from '../open-run.ts';
import {type Answered, moving} from '../told.ts';

/** Rows [from, to) of a list, oldest first. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Records from `from` on, as the event store lays them out. */
export interface RecordColumns {
  readonly from: EventIndex;
  readonly words: Uint32Array<ArrayBuffer>;
  readonly bases: Float64Array<ArrayBuffer>;
  readonly ranges: Float64Array<ArrayBuffer>;
}

/** Records, clipped to what is computed. */
export function recordsIn({lab}: OpenRun, stretch: Stretch): Answered<RecordColumns> {
  const {from, words, bases, ranges} = lab.store.window(stretch.from, stretch.to);
  return moving({from, words, bases, ranges}, words.buffer, bases.buffer, ranges.buffer);
}

/** One frame, without its check sequence. */
export function frameBytes({lab}: OpenRun, frame: FrameId): Answered<Uint8Array<ArrayBuffer>> {
  if (frame >= lab.frames.next) return fail(`frame ${frame}`, 'there is no such frame');
  const bytes = lab.frames.frame(frame).slice();
  return moving(bytes, bytes.buffer);
}
