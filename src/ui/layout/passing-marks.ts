// Where on a timeline the records lie that a filter lets pass.
import type {TimelineSummary} from '../../bridge/spans/timeline-summary.ts';
import type {Cycle} from '../../trace/units.ts';

/**
 * Left edges of the pixels of a summary that hold a record that passes, ascending.
 * @param matches numbers of the records that pass, ascending
 */
export function passingTimes(
  {places, from, to, pixels}: Pick<TimelineSummary, 'places' | 'from' | 'to' | 'pixels'>,
  matches: ArrayLike<number>,
): Cycle[] {
  const times: Cycle[] = [];
  let next = firstFrom(matches, places[0] ?? 0, 0);
  for (let x = 0; x + 1 < places.length && next < matches.length; x++) {
    const end = places[x + 1] ?? 0;
    if ((matches[next] ?? end) >= end) continue;
    times.push(from + (x * (to - from)) / Math.max(pixels, 1));
    next = firstFrom(matches, end, next);
  }
  return times;
}

/** The first place at or after `start` whose number is `wanted` or more. */
function firstFrom(matches: ArrayLike<number>, wanted: number, start: number): number {
  let low = start;
  let high = matches.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((matches[middle] ?? 0) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
