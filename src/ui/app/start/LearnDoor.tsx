// The first door: the lessons, how long each takes and how far one is; and the button that leads to the next question.
import type {ReactNode} from 'react';
import {resumedStep} from '../../store/lesson-list.ts';
import {goToLesson, lessonHref} from '../../store/lesson-place.ts';
import {onPlainClick} from '../../widgets/plain-click.ts';
import {type Lessons, nextLesson, type StartedLesson} from './use-lessons.ts';

/** The one button of a first visit. */
export function FirstLesson({lessons}: {readonly lessons: Lessons}) {
  const next = Array.isArray(lessons) ? nextLesson(lessons) : undefined;
  if (next === undefined)
    return (
      <a className="button primary start-button" href="#lab">
        See this write in the lab
      </a>
    );
  return (
    <LessonLink lesson={next} className="button primary start-button">
      {next.done > 0 ? 'Go on with' : 'Start'} lesson {next.number}
    </LessonLink>
  );
}

export function LearnDoor({lessons}: {readonly lessons: Lessons}) {
  if (lessons === null) return <p className="quiet">The lessons are being fetched.</p>;
  if (lessons === 'failed') return <p>The lessons cannot be fetched from where this page came from.</p>;
  if (lessons.length === 0) return <p>There are no lessons in this build yet.</p>;
  return (
    <ol className="start-lessons">
      {lessons.map((lesson) => (
        <li key={lesson.name}>
          <LessonLink lesson={lesson}>
            <span className="mono">{lesson.number}</span> {lesson.title}
          </LessonLink>
          <span className="quiet">
            {lesson.minutes} min{doneWords(lesson)}
          </span>
        </li>
      ))}
    </ol>
  );
}

/** Leads to where a lesson goes on. */
function LessonLink({
  lesson: {name, done, steps},
  className,
  children,
}: {
  readonly lesson: StartedLesson;
  readonly className?: string;
  readonly children: ReactNode;
}) {
  const step = resumedStep(done, steps);
  return (
    <a className={className} href={lessonHref(name, step)} onClick={onPlainClick(() => goToLesson(name, step))}>
      {children}
    </a>
  );
}

function doneWords({done, steps}: StartedLesson): string {
  if (done === 0) return '';
  return done < steps ? `, ${done} of ${steps} steps done` : ', done';
}
