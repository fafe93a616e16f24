// What a lesson's stage draws at one time: the instant, and what the step says of it.
import type {LessonStep} from '../../../lessons/lesson.ts';
import type {Asked} from '../../../lessons/question.ts';
import type {ShownInstant} from '../../store/shown-instant.ts';
import type {Present} from '../machine/use-present.ts';

export interface Drawn {
  readonly shown: ShownInstant;
  readonly present: Present;
  readonly step: LessonStep;
  /** The question is open: nothing may tell what comes. */
  readonly isOpen: boolean;
  /** The least size of text in drawings, in pixels; null: the drawings' own. */
  readonly leastText: number | null;
  /** The question as it was put; null: none yet. */
  readonly asked: Asked | null;
}
