// Marks a choice of policies: the run is made with them, and each limit that it keeps has its share of the points.
import {faultLine} from '../../base/result.ts';
import {LIMITED_FIGURES, type LimitedFigure, type TaskOf} from '../../homework/assignment.ts';
import type {SubmittedAnswer} from '../../homework/submission.ts';
import {changedScenario} from '../../scenarios/changes.ts';
import {shown} from '../../scenarios/fields.ts';
import type {Policies} from '../../scenarios/scenario.ts';
import {grouped} from '../words.ts';
import {type Reason, rounded, shownRun, type TaskMark} from './mark.ts';
import type {Runs} from './runs.ts';
import type {EndFigures, Trials} from './trials.ts';

const FIGURES: Readonly<Record<LimitedFigure, {readonly of: (end: EndFigures) => number; readonly words: string}>> = {
  lost: {of: ({lost}) => lost, words: 'frames are lost'},
  leak: {of: ({trial}) => trial.reached + trial.strayed, words: 'bytes or frames of another’s are reached'},
  unfinished: {of: ({trial}) => trial.unfinished, words: 'pings or frames are never sent'},
  unsafe: {of: ({unsafe}) => unsafe, words: 'beliefs of the monitor are wrong in the dangerous direction'},
  exits: {of: ({trial}) => trial.exits, words: 'exits for port accesses are taken'},
  cycles: {of: ({cycles}) => cycles, words: 'cycles go by until the run ends'},
};

export function markPolicies(
  runs: Runs,
  trials: Trials,
  task: TaskOf<'policies'>,
  answer: SubmittedAnswer | undefined,
): TaskMark {
  const {id, run, choose, limits, points} = task;
  const refused = (text: string): TaskMark => ({
    task: id,
    score: 0,
    max: points,
    reasons: [{task: id, text, run: null}],
  });
  if (answer === undefined) return refused('no answer.');
  const chosen = answer.answer;
  if (typeof chosen !== 'object' || chosen === null || Array.isArray(chosen))
    return refused('policies are a JSON object, such as {"parkedFrames": "kept"}.');
  const stranger = Object.keys(chosen).find((name) => !choose.some((one) => one === name));
  if (stranger !== undefined) return refused(`${shown(stranger)} is none to choose here: ${choose.join(', ')}.`);
  const own = runs.chosen(run, null);
  if (!own.ok) return refused(`${faultLine(own.fault)}.`);
  const changed = changedScenario(own.value, {policies: chosen});
  if (!changed.ok) return refused(`${faultLine(changed.fault)}.`);
  const end = trials.figures(changed.value);
  if (!end.ok) return refused(`${faultLine(end.fault)}.`);
  const shownAs = shownRun(run, changed.value, null, {policies: chosen as Partial<Policies>});
  const limited = LIMITED_FIGURES.flatMap((name) => {
    const most = limits[name];
    return most === undefined ? [] : [{...FIGURES[name], most}];
  });
  const reasons: Reason[] = [];
  for (const {of, words, most} of limited) {
    const figure = of(end.value);
    if (figure > most)
      reasons.push({
        task: id,
        text: `${grouped(figure)} ${words}; at most ${grouped(most)} are allowed.`,
        run: shownAs,
      });
  }
  const kept = limited.length - reasons.length;
  return {task: id, score: rounded((points * kept) / limited.length), max: points, reasons};
}
