// Long work on the open scenario, beside the open run: hook sets tried and searched, the monitor explored. Fetched when it is first asked for.
import {fail, ok} from '../../base/result.ts';
import {type ExploreProgress, type ExploreReport, exploreInPieces} from '../../kits/ne2000/explore/explore-ne2k.ts';
import {FAULT_NAMES, isFaultName} from '../../kits/ne2000/explore/faults.ts';
import {type HookChoice, tryChoice} from '../../sim/lab/hooks-search/choice.ts';
import {type HookFinding, type SearchProgress, searchHooks} from '../../sim/lab/hooks-search/search.ts';
import type {Subject} from '../../sim/lab/hooks-search/trial.ts';
import type {OpenRun} from '../open-run.ts';
import type {Pieces} from '../told.ts';

export {parseExploration} from '../../scenarios/counterexample-schema.ts';

/** A walk of the monitor: rules broken on purpose, and a bound for each walk. */
export interface ExploreOrder {
  readonly faults: readonly string[];
  readonly scheduler: 'forced-abort' | 'patient';
  readonly states: number;
}

const MOST_STATES = 2_000_000;

/** Tries a hook set (text), and each single hook, as far as it is let. */
export function* triedHooks(run: OpenRun, hooks: string): Pieces<HookChoice, HookChoice> {
  const pieces = tryChoice(subjectOf(run), hooks);
  for (;;) {
    const {done, value} = pieces.next();
    if (done) return value;
    if (yield value) return ok(value);
  }
}

/** Searches a minimal sound set; null: stopped before it was found. */
export function* searchedHooks(run: OpenRun): Pieces<HookFinding | null, SearchProgress> {
  const subject = subjectOf(run);
  const pieces = searchHooks([subject], subject.scenario.name);
  for (;;) {
    const {done, value} = pieces.next();
    if (done) return value;
    if (yield value) return ok(null);
  }
}

/** Walks the monitor; null: stopped before the end. */
export function* explored({faults, scheduler, states}: ExploreOrder): Pieces<ExploreReport | null, ExploreProgress> {
  const known = faults.filter(isFaultName);
  const unknown = faults.find((name) => !isFaultName(name));
  if (unknown !== undefined) return fail('fault', `${unknown} is not one of ${FAULT_NAMES.join(', ')}`);
  if (!Number.isInteger(states) || states < 1 || states > MOST_STATES)
    return fail('states', `${states} is no whole number from 1 to ${MOST_STATES}`);
  const pieces = exploreInPieces({faults: known, scheduler, bound: states});
  for (;;) {
    const {done, value} = pieces.next();
    if (done) return ok(value);
    if (yield value) return ok(null);
  }
}

function subjectOf({lab, recording}: OpenRun): Subject {
  const {scenario} = lab.machine;
  return {scenario, profile: scenario.profile, recording};
}
