// The first door: the lessons, how long each takes and how far one is; and the button that leads to the next question.
import {type Lessons, lessonHref, nextLesson, type StartedLesson} from './use-lessons.ts';

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
    <a className="button primary start-button" href={lessonHref(next)}>
      {next.done > 0 ? 'Go on with' : 'Start'} lesson {next.number}
    </a>
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
          <a href={lessonHref(lesson)}>
            <span className="mono">{lesson.number}</span> {lesson.title}
          </a>
          <span className="quiet">
            {lesson.minutes} min{doneWords(lesson)}
          </span>
        </li>
      ))}
    </ol>
  );
}

function doneWords({done, steps}: StartedLesson): string {
  if (done === 0) return '';
  return done < steps ? `, ${done} of ${steps} steps done` : ', done';
}
