// Stretches of the lists that panels show of the open run. Looking leaves the run where it stands.
import {fail, ok} from '../../base/result.ts';
import type {LabView} from '../../sim/lab/lab-view.ts';
import type {EventIndex, FrameId} from '../../trace/units.ts';
import type {LATER_CODE} from '../later-code.ts';
import type {OpenRun} from '../open-run.ts';
import type {FrameRow} from '../protocol/frame-row.ts';
import type {VerdictChoice, VerdictCounts, VerdictRow} from '../spans/verdict-index.ts';
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

/** Some rows of the verdict list; `ahead` of its `total` lie after the present. */
export interface VerdictPage {
  readonly from: number;
  readonly rows: readonly VerdictRow[];
  readonly total: number;
  readonly ahead: number;
  readonly counts: VerdictCounts;
}

/** Some rows of the list of frames; `ahead` of its `total` lie after the present, `all` counts those that do not pass too. */
export interface FramePage {
  readonly from: number;
  readonly rows: readonly FrameRow[];
  readonly total: number;
  readonly ahead: number;
  readonly all: number;
}

/** The machine right after a record of the run, with packet memory. */
export interface Instant {
  readonly event: EventIndex;
  readonly view: LabView;
  /** The card's registers before the step that wrote the record. */
  readonly before: Readonly<Record<string, number>>;
  /** The place of the record in the list of frames; null where it is not about a frame. */
  readonly frame: number | null;
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

export function verdictPage(
  {lab, verdicts}: OpenRun,
  {choice, from, to}: Stretch & {readonly choice: VerdictChoice},
): Answered<VerdictPage> {
  verdicts.extend(lab.store);
  const total = verdicts.rowCount(choice);
  return ok({
    from,
    rows: verdicts.rows(lab.store, choice, from, to),
    total,
    ahead: total - verdicts.rowsBefore(choice, lab.position),
    counts: verdicts.counts,
  });
}

/** Frames whose events pass a filter, which takes code; empty: all of them. */
export function framePage(
  run: OpenRun,
  {filter, from, to}: Stretch & {readonly filter: string},
  code: Awaited<ReturnType<typeof LATER_CODE.frameFilter>> | null,
): Answered<FramePage> {
  const {lab, frames} = run;
  if (code !== null && run.frameFilter?.text !== filter) {
    const read = code.frameFilter(filter, lab);
    if (!read.ok) return read;
    run.frameFilter = read.value;
  }
  frames.extend(lab.store);
  const places = code === null ? undefined : run.frameFilter?.places(lab, frames);
  const all = frames.length;
  const passed = frames.before(lab.position);
  const ahead = places === undefined ? all - passed : places.filter((place) => place >= passed).length;
  return ok({
    from,
    rows: frames.rows(lab.store, lab.frames, from, to, places),
    total: places?.length ?? all,
    ahead,
    all,
  });
}

/** How the machine stood right after record `event`. */
export function instantAfter({lab, frames, shownCard}: OpenRun, event: EventIndex): Answered<Instant> {
  frames.extend(lab.store);
  const place = frames.before(event);
  return ok({event, ...lab.instantAfter(event, shownCard), frame: frames.before(event + 1) > place ? place : null});
}
