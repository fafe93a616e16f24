// Whether an answer is right.
import type {Answer, Asked} from './question.ts';

/** True of the right choice, of a number that is near enough, of the right order. */
export function isRight({right, within}: Pick<Asked, 'right' | 'within'>, answer: Answer): boolean {
  if (typeof right === 'number') return typeof answer === 'number' && Math.abs(answer - right) <= within;
  if (typeof right === 'string') return answer === right;
  return Array.isArray(answer) && answer.length === right.length && right.every((id, i) => answer[i] === id);
}
