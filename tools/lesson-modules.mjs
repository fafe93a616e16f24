// Makes a module of each lesson: Markdown in, the plain tree that the page draws out. The page never sees the reader.
import {readFileSync} from 'node:fs';
import {basename} from 'node:path';
import {faultLine} from '../src/base/result.ts';
import {readLesson} from '../src/lessons/read-lesson.ts';

/** The plugin of the build and of the tests; a lesson that cannot be read stops the build with its place. @returns {import('vite').Plugin} */
export function lessonModules() {
  return {
    name: 'lesson-modules',
    load(id) {
      const file = id.replace(/\?.*$/, '');
      if (!/[\\/]src[\\/]lessons[\\/][^\\/]+\.md$/.test(file)) return null;
      this.addWatchFile(file);
      const lesson = readLesson(basename(file), readFileSync(file, 'utf8'));
      if (!lesson.ok) return this.error(faultLine(lesson.fault));
      return `export default ${JSON.stringify(lesson.value)};`;
    },
  };
}
