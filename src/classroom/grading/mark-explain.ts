// Marks an explanation: each cause that was chosen counts, each bystander takes one away, and less than nothing is nothing.
import {faultLine, type Result} from '../../base/result.ts';
import type {TaskOf} from '../../homework/assignment.ts';
import type {SubmittedAnswer} from '../../homework/submission.ts';
import {instantOf} from '../instant.ts';
import {type AskedWhy, askExplain} from './ask-explain.ts';
import {type Reason, rounded, type ShownRun, shownRun, type TaskMark} from './mark.ts';
import {digestTo, type Runs} from './runs.ts';

const MOST_CHOSEN = 50;

/** A denial as one student has it to explain. */
export interface PutExplain {
  readonly asked: Result<AskedWhy>;
  /** The run, at an event. */
  readonly at: (event: number | null) => ShownRun | null;
  /** Of the run up to where it is asked. */
  readonly digest: string;
}

/** The denial of a task in the run of a student's seed. */
export function putExplain(runs: Runs, {run, instant}: TaskOf<'explain'>, seed: number | null): PutExplain {
  const course = runs.course(run, seed);
  if (!course.ok) return {asked: course, at: () => null, digest: ''};
  const at = instantOf(course.value, instant, -1);
  const {scenario} = course.value.lab.machine;
  return {
    asked: at.ok ? askExplain(course.value, at.value) : at,
    at: (event) => shownRun(run, scenario, event),
    digest: at.ok ? digestTo(course.value, at.value) : '',
  };
}

export function markExplain(
  task: TaskOf<'explain'>,
  answer: SubmittedAnswer | undefined,
  {asked, at, digest}: PutExplain,
): TaskMark {
  const reasons: Reason[] = [];
  const tell = (text: string, event: number | null): void => void reasons.push({task: task.id, text, run: at(event)});
  const marked = (score: number): TaskMark => ({task: task.id, score: rounded(score), max: task.points, reasons});
  if (!asked.ok) {
    tell(`it cannot be asked with this seed, and counts as right: ${faultLine(asked.fault)}.`, null);
    return marked(task.points);
  }
  const {choices, right, outcome, events} = asked.value;
  if (answer === undefined) {
    tell('no answer.', outcome);
    return marked(0);
  }
  const chosen = chosenIds(answer.answer);
  if (chosen === null || chosen.some((id) => !events.has(id))) {
    tell('the answer is no list of the causes that were offered.', outcome);
    return marked(0);
  }
  const textOf = (id: string): string => choices.find((choice) => choice.id === id)?.text ?? id;
  for (const id of right)
    if (!chosen.includes(id)) tell(`left out: “${textOf(id)}”. The refusal rests on it.`, events.get(id) ?? outcome);
  const apart = chosen.filter((id) => !right.includes(id));
  for (const id of apart) tell(`“${textOf(id)}” plays no part in this refusal.`, events.get(id) ?? outcome);
  if (answer.run !== undefined && answer.run !== digest)
    tell('it was answered before another run than this program computes, by another version of it perhaps.', outcome);
  const hits = right.filter((id) => chosen.includes(id)).length;
  return marked((task.points * Math.max(0, hits - apart.length)) / right.length);
}

/** Each once; null: it is no list of words. */
function chosenIds(answer: unknown): readonly string[] | null {
  if (!Array.isArray(answer) || answer.length > MOST_CHOSEN) return null;
  return answer.every((id) => typeof id === 'string') ? [...new Set<string>(answer)] : null;
}
