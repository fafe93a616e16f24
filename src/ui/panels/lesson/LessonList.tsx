// The lessons to choose from: what each is about, how long it takes, and how far one is.
import {doneSteps, lessonList, resumedStep} from '../../store/lesson-list.ts';
import {goToLesson} from '../../store/lesson-place.ts';
import {useAnswer} from '../../widgets/use-answer.ts';

/** `trouble`: why no lesson was opened, as one sentence. */
export function LessonList({trouble}: {readonly trouble: string | null}) {
  const list = useAnswer('lessons', lessonList);
  return (
    <section className="lesson-list" aria-label="Lessons">
      <h2 className="lesson-title">Lessons</h2>
      {trouble !== null && (
        <p className="lesson-trouble" role="alert">
          {trouble} These are there:
        </p>
      )}
      <ol>
        {(list ?? []).map(({name, number, title, about, minutes, steps}) => {
          const done = doneSteps(name);
          return (
            <li key={name}>
              <button type="button" className="lesson-row" onClick={() => goToLesson(name, resumedStep(done, steps))}>
                <span className="lesson-number mono">{number}</span>
                <span>
                  <strong>{title}</strong>
                  <span className="lesson-about">{about}</span>
                </span>
                <span className="quiet">
                  {minutes} min,{' '}
                  {done === 0 ? `${steps} steps` : done >= steps ? 'done' : `${done} of ${steps} steps done`}
                </span>
              </button>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
