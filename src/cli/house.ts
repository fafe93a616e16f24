// Where the project lies, whether this runs from source or built: the nearest folder above with a package.json.
import {existsSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';

const ROOT = rootAbove(dirname(fileURLToPath(import.meta.url)));

/** Where the library's recordings lie. */
export const TRACES = join(ROOT, 'public', 'traces');
/** Where the lessons lie. */
export const LESSONS = join(ROOT, 'src', 'lessons');

function rootAbove(folder: string): string {
  return existsSync(join(folder, 'package.json')) ? folder : rootAbove(dirname(folder));
}
