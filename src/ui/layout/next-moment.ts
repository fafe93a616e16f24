// Which of a scenario's named moments comes next: the notes tell it, so that a teacher knows what they are stepping towards.

import {thousands} from '../../base/figures.ts';
import type {EventIndex} from '../../trace/units.ts';
import type {FoundMoment} from '../store/found-moments.ts';

/**
 * In words, seen from an event (-1: power-on). What the run has not come to lies behind all that is known; at the end of the run
 * (`isWhole`) it does not come at all.
 */
export function nextMoment(moments: readonly FoundMoment[], event: EventIndex, isWhole: boolean): string {
  if (moments.length === 0) return 'none, this scenario names none';
  const known = moments.flatMap(({name, event: at}) => (at === null || at <= event ? [] : [{name, at}]));
  const [next] = known.sort((one, other) => one.at - other.at);
  if (next !== undefined) return `${next.name}, event ${thousands(next.at)}`;
  const unknown = isWhole ? undefined : moments.find(({event: at}) => at === null);
  return unknown === undefined ? 'none, the last one is behind' : `${unknown.name}, not reached yet`;
}
