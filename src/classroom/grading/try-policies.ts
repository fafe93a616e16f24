// What a choice of policies comes to, limit by limit: the run is made with them to its end. The marks rest on it, and a page may
// show it before anything is handed in.
import {fail, ok, type Result} from '../../base/result.ts';
import type {Assignment, TaskOf} from '../../homework/assignment.ts';
import {chosenPolicies} from '../../homework/chosen-policies.ts';
import {LIMITED_FIGURES, type LimitedFigure} from '../../homework/limits.ts';
import type {Policies} from '../../scenarios/scenario.ts';
import {type ShownRun, shownRun} from './mark.ts';
import {Runs, type Sources} from './runs.ts';
import {type EndFigures, Trials} from './trials.ts';

/** A limit, and what the run came to. */
export interface LimitedOutcome {
  readonly limit: LimitedFigure;
  readonly figure: number;
  readonly most: number;
}

export interface TriedPolicies {
  readonly outcomes: readonly LimitedOutcome[];
  /** The run under these policies. */
  readonly run: ShownRun;
}

const FIGURES: Readonly<Record<LimitedFigure, (end: EndFigures) => number>> = {
  lost: ({lost}) => lost,
  leak: ({trial}) => trial.reached + trial.strayed,
  unfinished: ({trial}) => trial.unfinished,
  unsafe: ({unsafe}) => unsafe,
  exits: ({trial}) => trial.exits,
  cycles: ({cycles}) => cycles,
};

/** The figures that the task limits, and no others; a fault says why the answer is none. In pieces. */
export function* triedPolicies(
  trials: Trials,
  task: TaskOf<'policies'>,
  answer: unknown,
): Generator<void, Result<TriedPolicies>, unknown> {
  const chosen = chosenPolicies(task, answer);
  if (!chosen.ok) return chosen;
  const end = yield* trials.figuresInPieces(chosen.value);
  if (!end.ok) return end;
  const outcomes = LIMITED_FIGURES.flatMap((limit) => {
    const most = task.limits[limit];
    return most === undefined ? [] : [{limit, figure: FIGURES[limit](end.value), most}];
  });
  // It was read as policies above.
  return ok({outcomes, run: shownRun(task.run, chosen.value, null, {policies: answer as Partial<Policies>})});
}

/** The same for a page, which has an assignment and a task's name. */
export function* tryPolicies(
  {tasks}: Assignment,
  id: string,
  answer: unknown,
  sources: Sources,
): Generator<void, Result<TriedPolicies>, unknown> {
  const task = tasks.find((one) => one.id === id);
  if (task?.kind !== 'policies') return fail('task', `there is no task ${id} that asks for policies`);
  if (!task.trial) return fail('task', `${id} lets nobody try before it is handed in`);
  return yield* triedPolicies(new Trials(new Runs(sources)), task, answer);
}
