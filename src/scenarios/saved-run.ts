// What of a saved work (`NAME.vpio.json`) leads back to its run; how the page looked is the page's own matter. Text from outside,
// so every field is checked.
import {fail, ok, type Result} from '../base/result.ts';
import type {ScenarioChoice} from './changes.ts';

export const WORK_FORMAT = 'vpio-work';
/** Version 2: version 1 had neither breakpoints nor branches. */
export const WORK_VERSION = 2;
const LARGEST_SEED = 0xffff_ffff;

/** A run is not stored: it is executed again from its scenario, its seed and its card. */
export interface SavedRun extends ScenarioChoice {
  /** A name of the library, or the scenario itself; still to be read. */
  readonly scenario: unknown;
  /** The recording that the scenario replays, in base64; null where it has none, or is one of the library. */
  readonly recording: string | null;
  /** The run's branches with what was done to them, still to be read; null: it never forked. */
  readonly branches: unknown;
}

/** True of JSON that calls itself a saved work. */
export function isSavedWork(data: unknown): data is Readonly<Record<string, unknown>> {
  return isObject(data) && data.format === WORK_FORMAT;
}

/** Reads the run's part of a saved work; the first thing wrong is named with its field. */
export function parseSavedRun(data: unknown): Result<SavedRun> {
  if (!isSavedWork(data)) return fail('format', `this is no ${WORK_FORMAT} file`);
  const {version, scenario, seed, profile, changes, recording} = data;
  if (version !== 1 && version !== WORK_VERSION)
    return fail(
      'version',
      `version ${JSON.stringify(version)?.slice(0, 40)} is not known here; this program reads versions 1 and ${WORK_VERSION}`,
    );
  if (typeof scenario !== 'string' && !isObject(scenario)) return fail('scenario', 'wanted a name or a scenario');
  if (!isSeed(seed)) return fail('seed', `wanted null or a whole number from 0 to ${LARGEST_SEED}`);
  if (profile !== null && profile !== 'qemu' && profile !== 'datasheet')
    return fail('profile', 'wanted null, "qemu" or "datasheet"');
  if (changes !== null && !isObject(changes)) return fail('changes', 'wanted null or an object');
  if (recording !== null && !isBase64(recording)) return fail('recording', 'wanted null or base64');
  return ok({scenario, seed, profile, changes, recording, branches: version === 1 ? null : (data.branches ?? null)});
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isSeed(value: unknown): value is number | null {
  return (
    value === null || (typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= LARGEST_SEED)
  );
}

function isBase64(value: unknown): value is string {
  return typeof value === 'string' && value.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(value);
}
