// The lessons as a list, for who chooses one. Fetched when asked for.
import type {Lesson} from '../../lessons/lesson.ts';
import {laterCode} from './later-code.ts';

/** A lesson as a list tells it. */
export interface ListedLesson extends Pick<Lesson, 'name' | 'number' | 'title' | 'about' | 'minutes'> {
  readonly steps: number;
}

const library = laterCode(() => import('../../lessons/library.ts'));

/** By number. */
export async function lessonList(): Promise<readonly ListedLesson[]> {
  const {LESSONS} = await library();
  return LESSONS.map(({name, number, title, about, minutes, steps}) => ({
    name,
    number,
    title,
    about,
    minutes,
    steps: steps.length,
  }));
}

/** How many of a lesson's steps are done. */
export function doneSteps(_name: string): number {
  return 0;
}
