// The lessons as a list, for who chooses one: their names and lengths, and how far this browser's student is. Fetched when asked for.
import type {Lesson} from '../../lessons/lesson.ts';
import {laterCode} from './later-code.ts';
import {keptLesson} from './lesson-kept.ts';

/** A lesson as a list tells it. */
export interface ListedLesson extends Pick<Lesson, 'name' | 'number' | 'title' | 'about' | 'minutes'> {
  readonly steps: number;
}

/** All lessons with all of their text. */
export const lessonLibrary = laterCode(() => import('../../lessons/library.ts'));

/** By number. */
export async function lessonList(): Promise<readonly ListedLesson[]> {
  const {LESSONS} = await lessonLibrary();
  return LESSONS.map(({name, number, title, about, minutes, steps}) => ({
    name,
    number,
    title,
    about,
    minutes,
    steps: steps.length,
  }));
}

/** Where somebody goes on who has done so many steps: at the next, or anew. */
export function resumedStep(done: number, steps: number): number {
  return done >= steps ? 1 : done + 1;
}

/** How many of a lesson's steps are done. */
export function doneSteps(name: string): number {
  return keptLesson(name).done;
}
