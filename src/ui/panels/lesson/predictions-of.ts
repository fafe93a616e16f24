// A lesson's answers as the rows of the table of predictions: by step, counted from 1.
import type {GivenAnswers} from '../../store/lesson-kept.ts';

/** In the order of the steps. */
export function predictionsOf(answers: GivenAnswers) {
  return Object.entries(answers).map(([step, given]) => ({place: String(Number(step) + 1), ...given}));
}
