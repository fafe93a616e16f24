// All the text of a step, for who checks it.
import type {Block, LessonStep} from './lesson.ts';

/** Caption, situation, explanation and notes, in this order. */
export function textsOf({caption, text, after, notes}: LessonStep): readonly Block[] {
  return [{kind: 'paragraph', parts: caption}, ...text, ...after, ...notes];
}
