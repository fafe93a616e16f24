// The fields of a lesson's front matter and of its `step` and `ask` blocks, as valibot schemas that name what is wrong.
import * as v from 'valibot';
import {type Fault, ok, type Result} from '../base/result.ts';
import {choice, line, name, whole} from '../scenarios/fields.ts';
import {FOCUS_PARTS, STAGE_PANELS} from './lesson.ts';
import type {QuestionSpec} from './question.ts';

const filter = line(1, 400);
/** What takes the place of a scenario's own. */
export const changesSchema = v.strictObject({
  policies: v.optional(v.record(v.string(), v.unknown())),
  hooks: v.optional(line(1, 2000)),
  costs: v.optional(choice(['qemu', 'hp'])),
  quantum: v.optional(whole(1, 1e10)),
});

const profiles = v.pipe(
  v.array(choice(['qemu', 'datasheet']), 'profiles are a list'),
  v.minLength(1, 'a lesson runs on a card'),
  v.transform((list) => list as ['qemu' | 'datasheet', ...('qemu' | 'datasheet')[]]),
);

/** What stands above a lesson's text. */
export const headSchema = v.strictObject({
  number: whole(1, 99),
  title: line(1, 60),
  about: line(1, 200),
  minutes: whole(1, 60),
  scenario: name,
  profiles: v.optional(profiles, ['datasheet', 'qemu']),
});

/** A `step` block. */
export const stepSchema = v.strictObject({
  at: v.optional(filter),
  before: v.optional(filter),
  from: v.optional(choice(['here', 'start'])),
  nth: v.optional(whole(1, 10_000), 1),
  scenario: v.optional(name),
  changes: v.optional(changesSchema),
  show: v.optional(v.pipe(v.array(choice(STAGE_PANELS), 'show is a list of panels'), v.minLength(1), v.maxLength(3)), [
    'machine',
    'model',
  ]),
  focus: v.optional(v.array(choice(FOCUS_PARTS), 'focus is a list of parts'), []),
});

/** Numbers so far from the right one, as a share of it, are right too. */
const tolerance = v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(1)), 0.2);
const prompt = {prompt: v.optional(line(1, 140))};

/** A question, as lessons and assignments state it. */
export const questionSchema = v.variant('kind', [
  v.strictObject({kind: v.literal('next-state'), ...prompt}),
  v.strictObject({kind: v.literal('verdict'), ...prompt}),
  v.strictObject({kind: v.literal('exit'), ...prompt}),
  v.strictObject({kind: v.literal('bytes'), ...prompt}),
  v.strictObject({kind: v.literal('owner'), ...prompt}),
  v.strictObject({kind: v.literal('register'), of: choice(['trigger', 'address', 'length']), ...prompt}),
  v.strictObject({
    kind: v.literal('count'),
    of: filter,
    until: v.optional(filter),
    whole: v.optional(v.boolean(), false),
    tolerance,
    unit: line(1, 40),
    changes: v.optional(changesSchema),
    ...prompt,
  }),
  v.strictObject({
    kind: v.literal('ratio'),
    of: choice(['hooked', 'exits']),
    tolerance,
    changes: v.optional(changesSchema),
    ...prompt,
  }),
  v.strictObject({
    kind: v.literal('spare-hook'),
    set: v.optional(line(1, 2000)),
    hooks: v.pipe(v.array(line(1, 40)), v.minLength(2), v.maxLength(6)),
    ...prompt,
  }),
  v.strictObject({
    kind: v.literal('leak'),
    changes: v.optional(changesSchema),
    without: v.optional(v.pipe(v.array(line(1, 40)), v.minLength(1), v.maxLength(20))),
    ...prompt,
  }),
  v.strictObject({
    kind: v.literal('order'),
    events: v.pipe(v.array(v.strictObject({name: line(1, 80), filter})), v.minLength(2), v.maxLength(6)),
    ...prompt,
  }),
  v.strictObject({
    kind: v.literal('technique'),
    figure: choice(['exits', 'cycles', 'frames', 'reached']),
    pick: choice(['least', 'most']),
    ...prompt,
  }),
]);

/** The fault of an issue, below `place`. */
export function schemaFault(issue: v.BaseIssue<unknown>, place: string): Fault {
  const path = v.getDotPath(issue);
  const isUnknown = issue.type === 'strict_object' && issue.expected === 'never';
  const isMissing = issue.received === 'undefined';
  const message = isUnknown ? 'there is no such field' : isMissing ? 'is missing' : issue.message;
  return {place: path === null ? place : `${place}: ${path}`, message};
}

/** Reads a question; a fault names the field below `place`. */
export function parseQuestion(data: unknown, place: string): Result<QuestionSpec> {
  const read = v.safeParse(questionSchema, data);
  return read.success ? ok(read.output as QuestionSpec) : {ok: false, fault: schemaFault(read.issues[0], place)};
}
