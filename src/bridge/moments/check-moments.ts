// The filters of a scenario from outside: one that cannot be read is told with its place before anything is opened.
import {fail, ok, type Result} from '../../base/result.ts';
import type {Scenario} from '../../scenarios/scenario.ts';
import {readFilter} from '../read-filter.ts';

/** Reads each moment's filter with the words that a run of the scenario would have. */
export function checkMoments(scenario: Scenario): Result<Scenario> {
  for (const [i, {filter}] of scenario.moments.entries()) {
    const read = readFilter(filter, scenario);
    if (!read.ok) return fail(`moments[${i}].${read.fault.place}`, read.fault.message);
  }
  return ok(scenario);
}
