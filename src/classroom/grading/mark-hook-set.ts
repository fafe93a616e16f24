// Marks a hook set: sound for every run, those that the student does not know too, and with few enough exits in those known.
import {faultLine} from '../../base/result.ts';
import type {AssignedRun, TaskOf} from '../../homework/assignment.ts';
import {assignedScenario} from '../../homework/chosen-policies.ts';
import type {SubmittedAnswer} from '../../homework/submission.ts';
import {effectOf} from '../../sim/lab/hooks-search/trial.ts';
import {grouped} from '../words.ts';
import {type Reason, shownRun, type TaskMark} from './mark.ts';
import type {Trials} from './trials.ts';

const LONGEST_SET = 2000;
const EVERYTHING = 'all';

export function markHookSet(trials: Trials, task: TaskOf<'hook-set'>, answer: SubmittedAnswer | undefined): TaskMark {
  const {id, on, hidden, exits: most, points} = task;
  const max = points.sound + points.exits;
  const refused = (text: string): TaskMark => ({task: id, score: 0, max, reasons: [{task: id, text, run: null}]});
  if (answer === undefined) return refused('no answer.');
  if (typeof answer.answer !== 'string' || answer.answer.length > LONGEST_SET)
    return refused(`a hook set is a text of at most ${LONGEST_SET} letters.`);
  const reasons: Reason[] = [];
  let exits = 0;
  for (const run of [...on, ...hidden]) {
    const judged = judge(trials, run, answer.answer);
    if (typeof judged === 'string') return refused(judged);
    if (on.includes(run)) exits += judged.exits;
    if (judged.reason !== null) reasons.push({...judged.reason, task: id});
  }
  if (reasons.length > 0) return {task: id, score: 0, max, reasons};
  if (exits <= most) return {task: id, score: max, max, reasons};
  const text = `the set is sound, and takes ${grouped(exits)} exits in the runs that you know; at most ${grouped(most)} are wanted.`;
  const [first] = on;
  const scenario = first === undefined ? null : assignedScenario(first, null);
  const run =
    first === undefined || !scenario?.ok ? null : shownRun(first, scenario.value, null, {hooks: answer.answer});
  return {task: id, score: points.sound, max, reasons: [{task: id, text, run}]};
}

interface Judged {
  readonly exits: number;
  /** Why it is not sound. */
  readonly reason: Omit<Reason, 'task'> | null;
}

/** One run under the set beside the same with everything hooked; a text: it cannot be run. */
function judge(trials: Trials, run: AssignedRun, hooks: string): Judged | string {
  const scenario = assignedScenario(run, null);
  if (!scenario.ok) return `${faultLine(scenario.fault)}.`;
  const tried = trials.figures(scenario.value, hooks);
  if (!tried.ok) return `${faultLine(tried.fault)}.`;
  const whole = trials.figures(scenario.value, EVERYTHING);
  if (!whole.ok) return `${faultLine(whole.fault)}.`;
  const effect = effectOf(tried.value.trial, whole.value.trial);
  const shown = shownRun(run, scenario.value, null, {hooks});
  return {
    exits: tried.value.trial.exits,
    reason: effect === null ? null : {text: `the set is not sound: ${effect.detail}.`, run: shown},
  };
}
