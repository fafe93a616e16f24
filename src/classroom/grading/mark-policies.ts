// Marks a choice of policies: the run is made with them, and each limit that it keeps has its share of the points.
import {atOnce} from '../../base/at-once.ts';
import {faultLine} from '../../base/result.ts';
import type {TaskOf} from '../../homework/assignment.ts';
import {FIGURE_WORDS} from '../../homework/figure-words.ts';
import type {SubmittedAnswer} from '../../homework/submission.ts';
import {grouped} from '../words.ts';
import {rounded, type TaskMark} from './mark.ts';
import type {Trials} from './trials.ts';
import {triedPolicies} from './try-policies.ts';

export function markPolicies(trials: Trials, task: TaskOf<'policies'>, answer: SubmittedAnswer | undefined): TaskMark {
  const {id, points} = task;
  const refused = (text: string): TaskMark => ({
    task: id,
    score: 0,
    max: points,
    reasons: [{task: id, text, run: null}],
  });
  if (answer === undefined) return refused('no answer.');
  const tried = atOnce(triedPolicies(trials, task, answer.answer));
  if (!tried.ok) return refused(`${faultLine(tried.fault)}.`);
  const {outcomes, run} = tried.value;
  const reasons = outcomes
    .filter(({figure, most}) => figure > most)
    .map(({limit, figure, most}) => ({
      task: id,
      text: `${grouped(figure)} ${FIGURE_WORDS[limit].counted}; at most ${grouped(most)} are allowed.`,
      run,
    }));
  const kept = outcomes.length - reasons.length;
  return {task: id, score: rounded((points * kept) / outcomes.length), max: points, reasons};
}
