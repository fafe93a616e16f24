// The end of a lesson: how many predictions were right, and what comes next.
import {counted} from '../../../base/figures.ts';
import type {Lesson} from '../../../lessons/lesson.ts';
import {lessonList} from '../../store/lesson-list.ts';
import {goToLesson} from '../../store/lesson-place.ts';
import {useLesson} from '../../store/lesson-store.ts';
import {useAnswer} from '../../widgets/use-answer.ts';
import {LessonMenu} from './LessonMenu.tsx';
import {Pips} from './Pips.tsx';
import {Predictions, predictionsOf} from './Predictions.tsx';

function scoreWords(right: number, asked: number): string {
  if (asked === 0) return 'The lesson is done.';
  if (asked === 1) return right === 1 ? 'Your prediction came true.' : 'Your prediction did not come true.';
  return `${right} of ${asked} predictions came true.`;
}

/** In the place of stage and question. */
export function LessonEnd({lesson}: {readonly lesson: Lesson}) {
  const {answers, goStep} = useLesson();
  const next = useAnswer('lessons', lessonList)?.find(({number}) => number > lesson.number) ?? null;
  const asked = lesson.steps.filter(({question}) => question !== null).length;
  const given = Object.values(answers);
  const right = given.filter(({isRight}) => isRight).length;
  return (
    <section className="lesson-end" aria-label="Lesson">
      <header className="lesson-head">
        <Pips step={lesson.steps.length} steps={lesson.steps.length} />
        <a className="button" href="#lab">
          Leave lesson
        </a>
      </header>
      <p className="lesson-of">
        Lesson {lesson.number}, {lesson.title}
      </p>
      <h2 className="lesson-title" tabIndex={-1}>
        {scoreWords(right, asked)}
      </h2>
      <p className="lesson-text">
        {given.length < asked
          ? `${counted(asked - given.length, 'question')} not answered. `
          : right < asked
            ? 'What did not come true is what was learned. '
            : ''}
        The run stands where the lesson left it: in the lab it can be stepped on, and changed.
      </p>
      <div className="question-acts">
        {next !== null && (
          <button type="button" className="button primary" onClick={() => goToLesson(next.name)}>
            Next lesson: {next.title}
          </button>
        )}
        <button type="button" className="button" onClick={() => goToLesson(null)}>
          All lessons
        </button>
        <a className="button" href="#lab">
          This run in the lab
        </a>
        <button type="button" className="button" onClick={() => void goStep(lesson.steps.length - 1)}>
          Back
        </button>
      </div>
      <div className="lesson-rest">
        <Predictions place="Step" rows={predictionsOf(answers)} />
        <LessonMenu lesson={lesson} />
      </div>
    </section>
  );
}
