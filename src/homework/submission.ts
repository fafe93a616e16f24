// What a student hands in: answers, how long each took, and digests of what was run. Data alone, and every field is doubted.
import * as v from 'valibot';
import {isObject, readJson} from '../base/json.ts';
import {fail, ok, type Result} from '../base/result.ts';
import {schemaFault} from '../lessons/schema.ts';
import {line, name, whole} from '../scenarios/fields.ts';

export const SUBMISSION_FORMAT = 'vpio-submission';
export const SUBMISSION_VERSION = 1;
/** Characters of a submission's text. */
export const SUBMISSION_LIMIT = 256 * 1024;
const MOST_ANSWERS = 500;
/** A week. */
const LONGEST_SECONDS = 7 * 24 * 3600;

/** Fields that no file of ours has, and by which a careless reader would be changed. */
const PROTOTYPE_KEYS = ['__proto__', 'constructor', 'prototype'];

/** 16 hex digits. */
const digest = v.pipe(v.string(), v.regex(/^[0-9a-f]{16}$/, 'is no digest: 16 hex digits'));

const answer = v.strictObject({
  task: name,
  /** Which question, in a task of several. */
  question: v.optional(line(1, 80)),
  /** Held to the task's own kind of answer when it is marked. */
  answer: v.unknown(),
  /** How long it took; tells, and plays no part in the marks. */
  seconds: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(LONGEST_SECONDS))),
  /** Digest of the run up to where the question was asked. */
  run: v.optional(digest),
});

/** A submission, field by field. */
export const submissionSchema = v.strictObject({
  format: v.literal(SUBMISSION_FORMAT),
  version: v.literal(SUBMISSION_VERSION),
  assignment: v.strictObject({name, digest}),
  student: line(1, 80),
  /** The seed that the questions ran with; null: each scenario's own. */
  seed: v.nullable(whole(0, 0xffff_ffff)),
  answers: v.pipe(
    v.array(answer, 'answers are a list'),
    v.maxLength(MOST_ANSWERS, ({input}) => `${input.length} answers, at most ${MOST_ANSWERS}`),
  ),
});

/** One answer. */
export type SubmittedAnswer = Readonly<v.InferOutput<typeof answer>>;

export type Submission = Readonly<v.InferOutput<typeof submissionSchema>>;

/** Reads a submission's text; a fault names the field. */
export function parseSubmission(text: string): Result<Submission> {
  const json = readJson(text, SUBMISSION_LIMIT);
  if (!json.ok) return json;
  const {value} = json;
  if (!isObject(value)) return fail('', 'a submission is a JSON object');
  const {format, version}: {format?: unknown; version?: unknown} = value;
  if (format !== SUBMISSION_FORMAT) return fail('format', `this is no ${SUBMISSION_FORMAT} file`);
  if (version !== SUBMISSION_VERSION)
    return fail(
      'version',
      `version ${JSON.stringify(version)?.slice(0, 40)} is not known here; this program reads ${SUBMISSION_VERSION}`,
    );
  const strange = prototypeKey(value);
  if (strange !== null) return fail('', `a field is named ${strange}: no submission has one`);
  const read = v.safeParse(submissionSchema, value);
  return read.success ? ok(read.output) : {ok: false, fault: schemaFault(read.issues[0], '')};
}

/** The first such key, however deep; null: none. Depth is bounded by the reader of JSON. */
function prototypeKey(value: unknown): string | null {
  if (typeof value !== 'object' || value === null) return null;
  for (const [key, inner] of Object.entries(value)) {
    const found = PROTOTYPE_KEYS.includes(key) ? key : prototypeKey(inner);
    if (found !== null) return found;
  }
  return null;
}
