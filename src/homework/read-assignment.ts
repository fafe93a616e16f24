// Reads an assignment from outside: its fields by the schema, then what they are to each other, and the scenarios that it names.
import * as v from 'valibot';
import {isObject, readJson} from '../base/json.ts';
import {fail, ok, type Result, within} from '../base/result.ts';
import type {InstantSpec} from '../lessons/lesson.ts';
import type {QuestionSpec} from '../lessons/question.ts';
import {schemaFault} from '../lessons/schema.ts';
import {changedScenario, type ScenarioChanges} from '../scenarios/changes.ts';
import {SCENARIO_LIBRARY, scenarioNamed} from '../scenarios/library.ts';
import {recordingOf} from '../scenarios/recording-of.ts';
import {parseScenario} from '../scenarios/schema.ts';
import {
  ASSIGNMENT_FORMAT,
  ASSIGNMENT_VERSION,
  type AssignedQuestion,
  type AssignedRun,
  type Assignment,
  type Task,
} from './assignment.ts';
import {assignmentDigest} from './digest.ts';
import {type AssignmentDraft, assignmentSchema, type TaskDraft} from './schema.ts';

/** Characters of an assignment's text. */
export const ASSIGNMENT_LIMIT = 1024 * 1024;

const LIBRARY_RECORDINGS = SCENARIO_LIBRARY.flatMap(({recording}) => recording ?? []);

type RunDraft = Extract<TaskDraft, {readonly kind: 'policies'}>['run'];
type QuestionDraft = Extract<TaskDraft, {readonly kind: 'questions'}>['questions'][number];
type InstantDraft = Pick<QuestionDraft, 'at' | 'before' | 'nth'>;

/** Reads an assignment's text; a fault's place is the file and the field. `place` is the file's name, for that. */
export function readAssignment(text: string, place: string): Result<Assignment> {
  const json = readJson(text, ASSIGNMENT_LIMIT);
  if (!json.ok) return within(place, json);
  return within(place, parseAssignment(json.value));
}

/** Reads an assignment from JSON already parsed. */
export function parseAssignment(data: unknown): Result<Assignment> {
  if (!isObject(data)) return fail('', 'an assignment is a JSON object');
  const {format, version}: {format?: unknown; version?: unknown} = data;
  if (format !== ASSIGNMENT_FORMAT) return fail('format', `this is no ${ASSIGNMENT_FORMAT} file`);
  if (version !== ASSIGNMENT_VERSION)
    return fail(
      'version',
      `version ${JSON.stringify(version)?.slice(0, 40)} is not known here; this program reads ${ASSIGNMENT_VERSION}`,
    );
  const read = v.safeParse(assignmentSchema, data);
  if (!read.success) return {ok: false, fault: schemaFault(read.issues[0], '')};
  const tasks = tasksOf(read.output);
  if (!tasks.ok) return tasks;
  const {name, title, about, seeds} = read.output;
  return ok({name, title, about, seeds, tasks: tasks.value, digest: assignmentDigest(data)});
}

function tasksOf({tasks}: AssignmentDraft): Result<readonly Task[]> {
  const out: Task[] = [];
  for (const [i, draft] of tasks.entries()) {
    const place = `tasks.${i}`;
    if (out.some(({id}) => id === draft.id)) return fail(`${place}.id`, `another task is named ${draft.id} already`);
    const task = within(place, taskOf(draft));
    if (!task.ok) return task;
    out.push(task.value);
  }
  return ok(out);
}

function taskOf(draft: TaskDraft): Result<Task> {
  switch (draft.kind) {
    case 'questions': {
      const questions = questionsOf(draft.questions);
      return questions.ok ? ok({...draft, questions: questions.value}) : questions;
    }
    case 'hook-set': {
      const on = runsOf(draft.on, 'on');
      if (!on.ok) return on;
      const hidden = runsOf(draft.hidden, 'hidden');
      return hidden.ok ? ok({...draft, on: on.value, hidden: hidden.value}) : hidden;
    }
    case 'policies': {
      if (Object.keys(draft.limits).length === 0) return fail('limits', 'there is no limit');
      const run = within('run', shownRunOf(draft.run));
      return run.ok ? ok({...draft, run: run.value}) : run;
    }
    case 'scenario':
      return draft.best < draft.worst
        ? ok(draft)
        : fail('worst', `${draft.worst} is not more than best, ${draft.best}`);
    case 'explain': {
      const run = within('run', shownRunOf(draft.run));
      if (!run.ok) return run;
      const instant = instantOf(draft);
      const {id, title, text, kind, points} = draft;
      return instant.ok ? ok({id, title, text, kind, points, run: run.value, instant: instant.value}) : instant;
    }
  }
}

function questionsOf(drafts: readonly QuestionDraft[]): Result<readonly AssignedQuestion[]> {
  const out: AssignedQuestion[] = [];
  for (const [i, draft] of drafts.entries()) {
    const question = within(`questions.${i}`, questionOf(draft));
    if (!question.ok) return question;
    const {id} = question.value;
    if (out.some((one) => one.id === id)) return fail(`questions.${i}.id`, `another question is named ${id} already`);
    out.push(question.value);
  }
  return ok(out);
}

function questionOf(draft: QuestionDraft): Result<AssignedQuestion> {
  const {id, lesson, run: runDraft, ask, points, profile} = draft;
  if (lesson !== undefined) {
    const other = (['id', 'run', 'at', 'before', 'ask'] as const).find((field) => draft[field] !== undefined);
    if (other !== undefined) return fail(other, 'a lesson brings its own');
    return ok({kind: 'lesson', id: lesson, points, profile: profile ?? null});
  }
  if (id === undefined) return fail('id', 'is missing');
  if (runDraft === undefined) return fail('run', 'is missing, and so is lesson');
  if (ask === undefined) return fail('ask', 'is missing');
  if (profile !== undefined) return fail('profile', 'is a field of run');
  const run = within('run', shownRunOf(runDraft));
  if (!run.ok) return run;
  const instant = instantOf(draft);
  if (!instant.ok) return instant;
  return ok({kind: 'question', id, points, run: run.value, instant: instant.value, ask: ask as QuestionSpec});
}

function instantOf({at, before, nth}: InstantDraft): Result<InstantSpec> {
  if (at !== undefined && before !== undefined) return fail('before', 'stands at an event or before one, not both');
  return ok({at: at ?? before ?? null, isBefore: before !== undefined, from: 'start', nth});
}

function runsOf(drafts: readonly RunDraft[], field: string): Result<readonly AssignedRun[]> {
  const out: AssignedRun[] = [];
  for (const [i, draft] of drafts.entries()) {
    const run = within(`${field}.${i}`, runOf(draft));
    if (!run.ok) return run;
    out.push(run.value);
  }
  return ok(out);
}

/** A run that the page makes for the student: it has no recordings but those that come with the lab. */
function shownRunOf(draft: RunDraft): Result<AssignedRun> {
  const run = runOf(draft);
  if (!run.ok) return run;
  const recording = recordingOf(run.value.scenario);
  if (recording === null || LIBRARY_RECORDINGS.includes(recording)) return run;
  return fail(
    'scenario.guests.0.recording',
    `${recording} does not come with the lab, and an assignment brings no recording along; there are ${LIBRARY_RECORDINGS.join(', ')}`,
  );
}

function runOf({scenario: given, profile, changes: draft}: RunDraft): Result<AssignedRun> {
  const named = typeof given === 'string' ? scenarioNamed(given) : undefined;
  if (typeof given === 'string' && named === undefined)
    return fail('scenario', `there is no scenario named ${given.slice(0, 40)}`);
  const scenario = named === undefined ? parseScenario(given, 'scenario') : ok(named);
  if (!scenario.ok) return scenario;
  const changes = draft === undefined ? null : (draft as ScenarioChanges);
  const changed = changes === null ? scenario : within('changes', changedScenario(scenario.value, changes));
  if (!changed.ok) return changed;
  return ok({scenario: scenario.value, isOfLibrary: named !== undefined, profile: profile ?? null, changes});
}
