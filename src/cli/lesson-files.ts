// The lessons as they lie in the house, read for a command that has no build before it.
import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {ok, type Result} from '../base/result.ts';
import type {Lesson} from '../lessons/lesson.ts';
import {readLesson} from '../lessons/read-lesson.ts';
import {LESSONS} from './house.ts';

/** The folder's own page is no lesson. */
const IS_LESSON = /^\d\d-.*\.md$/;

/** All lessons of a folder in the order of their files, or the first fault. */
export function lessonFiles(folder: string = LESSONS): Result<readonly Lesson[]> {
  const lessons: Lesson[] = [];
  for (const file of readdirSync(folder).sort()) {
    if (!IS_LESSON.test(file)) continue;
    const lesson = readLesson(file, readFileSync(join(folder, file), 'utf8'));
    if (!lesson.ok) return lesson;
    lessons.push(lesson.value);
  }
  return ok(lessons);
}
