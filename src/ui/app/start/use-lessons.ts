// The lessons as the start page lists them, with what is done of each.
import {doneSteps, type ListedLesson, lessonList} from '../../store/lesson-list.ts';
import {useAnswer} from '../../widgets/use-answer.ts';

/** A lesson and how many of its steps are done. */
export interface StartedLesson extends ListedLesson {
  readonly done: number;
}

/** null while they are fetched; `failed` where they cannot be. */
export type Lessons = readonly StartedLesson[] | 'failed' | null;

export function useLessons(): Lessons {
  return useAnswer<string, Lessons>('lessons', () =>
    lessonList().then(
      (list) => list.map((lesson) => ({...lesson, done: doneSteps(lesson.name)})),
      () => 'failed',
    ),
  );
}

/** The lesson to go on with: the first that is begun and not done, else the first that is not done. */
export function nextLesson(lessons: readonly StartedLesson[]): StartedLesson | undefined {
  const open = lessons.filter(({done, steps}) => done < steps);
  return open.find(({done}) => done > 0) ?? open[0];
}
