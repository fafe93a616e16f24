// The fields of an assignment's file, as valibot schemas that name what is wrong. What they must be to each other, and whether
// scenarios are there, is `read-assignment.ts`.
import * as v from 'valibot';
import {isObject} from '../base/json.ts';
import {changesSchema, questionSchema} from '../lessons/schema.ts';
import {POLICY_NAMES} from '../policies/policies.ts';
import {choice, line, name, shown, whole} from '../scenarios/fields.ts';
import {ASSIGNMENT_FORMAT, ASSIGNMENT_VERSION, MEASURES} from './assignment.ts';
import {LIMITED_FIGURES, type LimitedFigure} from './limits.ts';

const MOST_POINTS = 1000;
const MOST_TASKS = 20;
const MOST_QUESTIONS = 50;
const MOST_RUNS = 20;

const filter = line(1, 400);
const points = whole(0, MOST_POINTS);
const profile = choice(['qemu', 'datasheet']);

/** A scenario's name in the library, or all of a scenario. */
export const scenarioField = v.pipe(
  v.unknown(),
  v.check(
    (value) => typeof value === 'string' || isObject(value),
    ({input}) => `${shown(input)} is neither a scenario’s name nor a scenario`,
  ),
);

const run = v.strictObject({
  scenario: scenarioField,
  profile: v.optional(profile),
  changes: v.optional(changesSchema),
});

const instant = {at: v.optional(filter), before: v.optional(filter), nth: v.optional(whole(1, 10_000), 1)};

/** A question at an instant of a run (`run`, `ask`), or the questions of a lesson (`lesson`). */
const question = v.strictObject({
  id: v.optional(name),
  run: v.optional(run),
  ...instant,
  ask: v.optional(questionSchema),
  lesson: v.optional(name),
  profile: v.optional(profile),
  points: v.optional(points, 1),
});

const words = {id: name, title: line(1, 80), text: v.optional(line(0, 1000), '')};

const runs = (least: number) =>
  v.pipe(
    v.array(run, 'runs are a list'),
    v.minLength(least, 'there is no run'),
    v.maxLength(MOST_RUNS, `at most ${MOST_RUNS} runs`),
  );

const limit = v.optional(whole(0, Number.MAX_SAFE_INTEGER));
const limits = Object.fromEntries(LIMITED_FIGURES.map((figure) => [figure, limit])) as Record<
  LimitedFigure,
  typeof limit
>;

const task = v.variant('kind', [
  v.strictObject({
    kind: v.literal('questions'),
    ...words,
    questions: v.pipe(
      v.array(question, 'questions are a list'),
      v.minLength(1, 'there is no question'),
      v.maxLength(MOST_QUESTIONS, `at most ${MOST_QUESTIONS} questions`),
    ),
  }),
  v.strictObject({
    kind: v.literal('hook-set'),
    ...words,
    on: runs(1),
    hidden: v.optional(runs(0), []),
    exits: whole(0, 1e9),
    points: v.strictObject({sound: points, exits: points}),
  }),
  v.strictObject({
    kind: v.literal('policies'),
    ...words,
    run,
    choose: v.optional(
      v.pipe(
        v.array(choice(POLICY_NAMES), 'choose is a list of policies'),
        v.minLength(1, 'there is nothing to choose'),
      ),
      [...POLICY_NAMES],
    ),
    limits: v.strictObject(limits),
    trial: v.optional(v.boolean(), true),
    points,
  }),
  v.strictObject({
    kind: v.literal('scenario'),
    ...words,
    happens: filter,
    times: v.optional(whole(1, 1000), 1),
    profile: v.optional(profile, 'datasheet'),
    events: v.optional(whole(100, 100_000), 20_000),
    measure: choice(MEASURES),
    best: whole(1, 1_000_000),
    worst: whole(1, 1_000_000),
    points: v.strictObject({happens: points, short: points}),
  }),
  v.strictObject({kind: v.literal('explain'), ...words, run, ...instant, points}),
]);

/** An assignment, field by field. */
export const assignmentSchema = v.strictObject({
  /** Where an editor finds the published schema; not read here. */
  $schema: v.optional(line(1, 2000)),
  format: v.literal(ASSIGNMENT_FORMAT),
  version: v.literal(ASSIGNMENT_VERSION),
  name,
  title: line(1, 100),
  about: v.optional(line(0, 2000), ''),
  /** `student`: a seed of each student's own; `own`: the scenario's; or a list, of which each student has one. */
  seeds: v.optional(
    v.union(
      [
        choice(['student', 'own']),
        v.pipe(v.array(whole(0, 0xffff_ffff), 'seeds are a list'), v.minLength(1), v.maxLength(1000)),
      ],
      ({input}) => `${shown(input)} is not one of student, own, or a list of seeds`,
    ),
    'student',
  ),
  tasks: v.pipe(
    v.array(task, 'tasks are a list'),
    v.minLength(1, 'there is no task'),
    v.maxLength(MOST_TASKS, `at most ${MOST_TASKS} tasks`),
  ),
});

/** An assignment's fields, good each for itself. */
export type AssignmentDraft = v.InferOutput<typeof assignmentSchema>;
export type TaskDraft = AssignmentDraft['tasks'][number];
