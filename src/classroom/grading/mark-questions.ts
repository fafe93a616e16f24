// Marks the questions of a task: each answer is right or not, by the run of the student's seed.
import {faultLine} from '../../base/result.ts';
import type {TaskOf} from '../../homework/assignment.ts';
import type {SubmittedAnswer} from '../../homework/submission.ts';
import {type Answer, type Asked, inOrder, isRight} from '../../lessons/question.ts';
import {grouped} from '../words.ts';
import {type Reason, rounded, type TaskMark} from './mark.ts';
import {type PutQuestion, putQuestions} from './put-questions.ts';
import type {Runs} from './runs.ts';

/** `answers` are those to this task. */
export function markQuestions(
  task: TaskOf<'questions'>,
  answers: readonly SubmittedAnswer[],
  put: readonly PutQuestion[],
): TaskMark {
  const reasons: Reason[] = [];
  let score = 0;
  let max = 0;
  for (const {id, points, asked, run, digest} of put) {
    const tell = (text: string): void => void reasons.push({task: task.id, text: `${id}: ${text}`, run});
    max += points;
    const given = answers.find(({question}) => question === id);
    if (!asked.ok) {
      score += points;
      tell(`it cannot be asked with this seed, and counts as right: ${faultLine(asked.fault)}.`);
      continue;
    }
    if (given === undefined) {
      tell(`no answer to “${asked.value.prompt}” What happens: ${asked.value.told}`);
      continue;
    }
    const answer = answerOf(given.answer);
    if (answer !== null && isRight(asked.value, answer)) score += points;
    else tell(`“${asked.value.prompt}” ${saidWords(asked.value, answer)} What happens: ${asked.value.told}`);
    if (given.run !== undefined && given.run !== digest)
      tell('it was answered before another run than this program computes, by another version of it perhaps.');
  }
  return {task: task.id, score: rounded(score), max, reasons};
}

/** What was asked of a student in all of a task. */
export function questionsOf(runs: Runs, task: TaskOf<'questions'>, seed: number | null): readonly PutQuestion[] {
  return task.questions.flatMap((question) => putQuestions(runs, question, seed));
}

/** An answer of the kinds there are; null: it is none. */
function answerOf(given: unknown): Answer | null {
  if (typeof given === 'string') return given;
  if (typeof given === 'number' && Number.isFinite(given)) return given;
  if (Array.isArray(given) && given.length <= 20 && given.every((id) => typeof id === 'string')) return given;
  return null;
}

function saidWords({choices, right, unit}: Asked, answer: Answer | null): string {
  if (typeof right === 'number')
    return typeof answer === 'number'
      ? `You answered ${grouped(answer)}${unit === null ? '' : ` ${unit}`}.`
      : 'A number is wanted.';
  const textOf = (id: string): string | undefined => choices.find((choice) => choice.id === id)?.text;
  if (typeof right === 'string') {
    const text = typeof answer === 'string' ? textOf(answer) : undefined;
    return text === undefined ? 'Your answer is none of the choices.' : `You answered “${text}”.`;
  }
  const texts = Array.isArray(answer) ? answer.map(textOf).filter((text) => text !== undefined) : [];
  if (texts.length !== right.length) return 'Your answer is no order of the choices.';
  return `You answered “${inOrder(texts)}”.`;
}
