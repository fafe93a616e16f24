// The stretch of a run that the timeline shows, and how zooming, panning and following the present move it.
import {type ScaleLinear, scaleLinear} from 'd3';
import {CYCLES_PER_US, type Cycle} from '../../trace/units.ts';

/** A stretch of simulated time; what lies exactly at its beginning or its end is in it, as it is in view. */
export interface Stretch {
  readonly from: Cycle;
  readonly to: Cycle;
}

/** Nothing shorter than this is shown: about one hooked access. */
export const SHORTEST = 2 * CYCLES_PER_US;
/** A run that has hardly begun is shown as one of 0.4 ms. */
export const LEAST_RUN = 400 * CYCLES_PER_US;
/** What a run opens with: 3 ms. */
export const USUAL = 3000 * CYCLES_PER_US;
/** Where the present stands in a stretch that follows it, as a share of its length. */
const PRESENT_AT = 0.7;

/** Whether an instant is in view. */
export const holds = ({from, to}: Stretch, at: Cycle): boolean => at >= from && at <= to;

export const lengthOf = ({from, to}: Stretch): Cycle => to - from;

/** Moves and shortens a stretch so that it lies in the run; a run shorter than `SHORTEST` is shown as one of that length. */
export function inRun(stretch: Stretch, run: Stretch): Stretch {
  const whole = Math.max(lengthOf(run), SHORTEST);
  const length = Math.min(Math.max(lengthOf(stretch), SHORTEST), whole);
  const from = Math.max(run.from, Math.min(stretch.from, run.from + whole - length));
  return {from, to: from + length};
}

/** Makes a stretch `factor` times as long (below 1: closer) around a time that keeps its place on the screen. */
export function zoomed(stretch: Stretch, factor: number, around: Cycle, run: Stretch): Stretch {
  const length = Math.min(Math.max(lengthOf(stretch) * factor, SHORTEST), Math.max(lengthOf(run), SHORTEST));
  const share = Math.min(Math.max((around - stretch.from) / lengthOf(stretch), 0), 1);
  const from = around - share * length;
  return inRun({from, to: from + length}, run);
}

/** Moves a stretch by a share of its own length. */
export function panned(stretch: Stretch, share: number, run: Stretch): Stretch {
  const by = lengthOf(stretch) * share;
  return inRun({from: stretch.from + by, to: stretch.to + by}, run);
}

/** Puts the present in view again where it has left it, in a stretch of the wanted length; else the same stretch. */
export function following(stretch: Stretch, now: Cycle, run: Stretch, length = lengthOf(stretch)): Stretch {
  if (holds(stretch, now)) return stretch;
  return around(now, length, run);
}

/** A stretch of a length with the present at its usual place. */
export function around(now: Cycle, length: Cycle, run: Stretch): Stretch {
  return inRun({from: now - length * PRESENT_AT, to: now + length * (1 - PRESENT_AT)}, run);
}

/** What F shows: the present in the middle first, the whole run if it is there already. */
export function centredOrWhole(stretch: Stretch, now: Cycle, run: Stretch): Stretch {
  const length = lengthOf(stretch);
  const centred = inRun({from: now - length / 2, to: now + length / 2}, run);
  return Math.abs(centred.from - stretch.from) < length / 200 ? inRun(run, run) : centred;
}

/** Where a stretch's times fall in [0, width) pixels; `invert` tells the time under a pixel. */
export type TimeScale = ScaleLinear<number, number>;

/** @example timeScale({from: 0, to: 100}, 800)(50) // 400 */
export function timeScale({from, to}: Stretch, width: number): TimeScale {
  return scaleLinear([from, to], [0, width]);
}
