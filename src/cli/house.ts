// Where the project lies, whether this runs from source or built: the nearest folder above with a package.json; and where the
// recording of a recorded guest lies: beside the scenario's file, or among those that come with the lab.
import {existsSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {fail, ok, type Result} from '../base/result.ts';
import {recordingOf} from '../scenarios/recording-of.ts';
import type {Scenario} from '../scenarios/scenario.ts';
import type {RecordedRun} from '../trace/recorded-run.ts';
import {readRecording} from './files.ts';

const ROOT = rootAbove(dirname(fileURLToPath(import.meta.url)));

/** Where the library's recordings lie. */
export const TRACES = join(ROOT, 'public', 'traces');
/** Where the lessons lie. */
export const LESSONS = join(ROOT, 'src', 'lessons');

function rootAbove(folder: string): string {
  return existsSync(join(folder, 'package.json')) ? folder : rootAbove(dirname(folder));
}

/** The recording that a scenario asks for; undefined: none. `word` is what named the scenario: a file, or a name of the library. */
export function findRecording(scenario: Scenario, word: string): Result<RecordedRun | undefined> {
  const name = recordingOf(scenario);
  if (name === null) return ok(undefined);
  const places = [dirname(word), TRACES].map((folder) => join(folder, name));
  const path = places.find((place) => existsSync(place));
  if (path === undefined)
    return fail(`${word}: guests[0].recording`, `${name} is neither beside the scenario nor among the traces`);
  return readRecording(path);
}
