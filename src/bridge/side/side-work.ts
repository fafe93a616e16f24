// Long work on the open scenario, beside the open run: hook sets tried and searched, the monitor explored. Fetched when it is first asked for.
import {fail, ok} from '../../base/result.ts';
import type {ExploreProgress, ExploreReport} from '../../kits/contract/exploration.ts';
import {EXPLORATIONS} from '../../kits/explorations.ts';
import {type HookChoice, tryChoice} from '../../sim/lab/hooks-search/choice.ts';
import type {HookFinding, SearchProgress} from '../../sim/lab/hooks-search/finding.ts';
import {searchHooks} from '../../sim/lab/hooks-search/search.ts';
import type {Subject} from '../../sim/lab/hooks-search/trial.ts';
import {machineAt} from '../../sim/lab/machine.ts';
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
  const pieces = tryChoice(run.lab.machine.hooks.vocabulary, subjectOf(run), hooks);
  for (;;) {
    const {done, value} = pieces.next();
    if (done) return value;
    if (yield value) return ok(value);
  }
}

/** Searches a minimal sound set; null: stopped before it was found. */
export function* searchedHooks(run: OpenRun): Pieces<HookFinding | null, SearchProgress> {
  const subject = subjectOf(run);
  const search = searchHooks(run.lab.machine.hooks.vocabulary, [subject], subject.scenario.name);
  return (yield* unlessStopped(search)) ?? ok(null);
}

/** Walks the monitor with the model of the card that is looked at; null: stopped before the end. */
export function* explored(
  {lab, shownCard}: OpenRun,
  {faults, scheduler, states}: ExploreOrder,
): Pieces<ExploreReport | null, ExploreProgress> {
  const exploration = EXPLORATIONS[machineAt(lab.machine, shownCard).kit.facts.name];
  if (exploration === undefined) return fail('model', 'the model of this device is not explored');
  const unknown = faults.find((name) => !Object.hasOwn(exploration.faults, name));
  if (unknown !== undefined)
    return fail('fault', `${unknown} is not one of ${Object.keys(exploration.faults).join(', ')}`);
  if (!Number.isInteger(states) || states < 1 || states > MOST_STATES)
    return fail('states', `${states} is no whole number from 1 to ${MOST_STATES}`);
  return ok(yield* unlessStopped(exploration.explore({faults, scheduler, bound: states})));
}

/** What the pieces come to, each of them told; null: stopped before. */
function* unlessStopped<T, P>(pieces: Generator<P, T, undefined>): Generator<P, T | null, boolean> {
  for (;;) {
    const {done, value} = pieces.next();
    if (done === true) return value;
    if (yield value) return null;
  }
}

function subjectOf({lab, recording}: OpenRun): Subject {
  const {scenario} = lab.machine;
  return {scenario, profile: scenario.profile, recording};
}
