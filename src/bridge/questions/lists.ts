// The lists that panels show of the open run, stretch by stretch, and the timeline. Looking leaves the run where it stands. Fetched when a run is open.
import {present} from '../../base/assert.ts';
import {ok} from '../../base/result.ts';
import type {LabView} from '../../sim/lab/lab-view.ts';
import type {Cycle, EventIndex} from '../../trace/units.ts';
import type {OpenRun} from '../open-run.ts';
import type {FrameRow} from '../protocol/frame-row.ts';
import type {frameFilter} from '../spans/frame-filter.ts';
import {Summaries} from '../spans/summaries.ts';
import type {TimelineSummary} from '../spans/timeline-summary.ts';
import type {VerdictChoice, VerdictCounts, VerdictRow} from '../spans/verdict-index.ts';
import type {Answered} from '../told.ts';
import type {Stretch} from './records.ts';

/** A stretch of the run, drawn on so many pixels. */
export interface TimelineStretch {
  readonly from: Cycle;
  readonly to: Cycle;
  readonly pixels: number;
}

export interface VerdictStretch extends Stretch {
  readonly choice: VerdictChoice;
}

/** Of frames that pass the filter; empty: all of them. */
export interface FrameStretch extends Stretch {
  readonly filter: string;
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

/** What to draw of [from, to) of the run on so many pixels. */
export function timelineOf(run: OpenRun, {from, to, pixels}: TimelineStretch): Answered<TimelineSummary> {
  const {timeline} = summedUp(run);
  timeline.extend(run.lab.store);
  return ok(timeline.summary(from, to, pixels, run.shownCard));
}

/** Of the card that is shown. */
export function verdictPage(run: OpenRun, {choice, from, to}: VerdictStretch): Answered<VerdictPage> {
  const {lab, shownCard} = run;
  const verdicts = present(summedUp(run).verdicts[shownCard], 'a card has a list');
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
  {filter, from, to}: FrameStretch,
  code: {readonly frameFilter: typeof frameFilter} | null,
): Answered<FramePage> {
  const {lab} = run;
  const {frames} = summedUp(run);
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
export function instantAfter(run: OpenRun, event: EventIndex): Answered<Instant> {
  const {lab, shownCard} = run;
  const {frames} = summedUp(run);
  frames.extend(lab.store);
  const place = frames.before(event);
  return ok({event, ...lab.instantAfter(event, shownCard), frame: frames.before(event + 1) > place ? place : null});
}

function summedUp(run: OpenRun): Summaries {
  run.summaries ??= new Summaries(run.lab);
  return run.summaries;
}
