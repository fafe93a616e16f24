// What of a saved work leads back to its run; how the page looked is the page's own matter, and stands in the same file. A run is not stored:
// it is executed again from its scenario, its seed and its card.
import * as v from 'valibot';
import {isObject} from '../base/json.ts';
import {fail, ok, type Result} from '../base/result.ts';
import {WORK_FORMAT, WORK_VERSION} from './saved-run.ts';
import {readWanted} from './wanted.ts';

const LARGEST_SEED = 0xffff_ffff;

/** A whole number from 0, or null. */
export const wholeOrNull = (largest: number) =>
  v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(largest)));

export const savedRunFields = {
  /** A name of the library, or the scenario itself. */
  scenario: v.pipe(
    v.unknown(),
    v.check((value) => typeof value === 'string' || isObject(value)),
  ),
  seed: wholeOrNull(LARGEST_SEED),
  profile: v.nullable(v.picklist(['qemu', 'datasheet'])),
  /** `ScenarioChanges`, still unknown to be any. */
  changes: v.nullable(v.custom<object>(isObject)),
  /** The recording that the scenario replays, in base64; null where it has none, or is one of the library. */
  recording: v.nullable(
    v.pipe(
      v.string(),
      v.check((text) => text.length % 4 === 0),
      v.regex(/^[A-Za-z0-9+/]*={0,2}$/),
    ),
  ),
  /** The run's branches with what was done to them, still to be read; null: it never forked. */
  branches: v.optional(v.unknown(), null),
};
const schema = v.object(savedRunFields);

/** What each field wants. */
export const SAVED_RUN_WANTS = {
  scenario: 'wanted a name or a scenario',
  seed: `wanted null or a whole number from 0 to ${LARGEST_SEED}`,
  profile: 'wanted null, "qemu" or "datasheet"',
  changes: 'wanted null or an object',
  recording: 'wanted null or base64',
};

export type SavedRun = Readonly<v.InferOutput<typeof schema>>;

/** The file as the present version has it; a fault says that it is none of ours. */
export function presentWork(data: unknown): Result<unknown> {
  const read = v.safeParse(v.looseObject({format: v.literal(WORK_FORMAT), version: v.optional(v.unknown())}), data);
  if (!read.success) return fail('format', `this is no ${WORK_FORMAT} file`);
  const {version} = read.output;
  if (version === 1) return ok({...read.output, branches: null, breakpoints: []});
  if (version === WORK_VERSION) return ok(read.output);
  return fail(
    'version',
    `version ${JSON.stringify(version)?.slice(0, 40)} is not known here; this program reads versions 1 and ${WORK_VERSION}`,
  );
}

/** Reads the run's part of a saved work; the first thing wrong is named with its field. */
export function parseSavedRun(data: unknown): Result<SavedRun> {
  const work = presentWork(data);
  return work.ok ? readWanted(schema, work.value, SAVED_RUN_WANTS) : work;
}
