// Answers what lessons, predict mode and homework ask. Questions over other runs take their time, in pieces. A question is data from
// outside: it is read before it is put.
import {fail, ok, type Result} from '../../base/result.ts';
import {ask} from '../../classroom/ask.ts';
import {courseOf} from '../../classroom/course.ts';
import {type PutHomework, putHomework} from '../../classroom/grading/put-homework.ts';
import type {Sources} from '../../classroom/grading/runs.ts';
import {type TriedPolicies, tryPolicies} from '../../classroom/grading/try-policies.ts';
import {instantOf} from '../../classroom/instant.ts';
import {nextToAsk} from '../../classroom/next-to-ask.ts';
import {readAssignment} from '../../homework/read-assignment.ts';
import type {InstantSpec, Lesson} from '../../lessons/lesson.ts';
import type {Asked} from '../../lessons/question.ts';
import {parseQuestion} from '../../lessons/schema.ts';
import {recordingOf} from '../../scenarios/recording-of.ts';
import type {Lab} from '../../sim/lab/lab.ts';
import {oneCardFor} from '../../sim/lab/one-card.ts';
import type {RecordedRun} from '../../trace/recorded-run.ts';
import type {EventIndex} from '../../trace/units.ts';
import type {OpenRun} from '../open-run.ts';
import {readRecording} from '../read-recording.ts';
import type {Pieces} from '../told.ts';

/** An assignment's text, and the recordings that it wants, by file name: the worker fetches nothing. */
interface HomeworkFiles {
  readonly assignment: string;
  readonly recordings: ReadonlyMap<string, ArrayBuffer>;
}

/** An assignment for a student; `lessons`: those that it names. */
export interface HomeworkOf extends HomeworkFiles {
  readonly student: string;
  readonly lessons: readonly Lesson[];
}

/** A choice of policies (unknown JSON) for a task. */
export interface PolicyTrial extends HomeworkFiles {
  readonly task: string;
  readonly policies: unknown;
}

/** Where a step of a lesson stands; `before` is where the step before stands, -1: power-on. */
export interface StepInstant {
  readonly instant: InstantSpec;
  readonly before: EventIndex;
}

/** A question, and the record behind which it is asked. */
export interface PutQuestion {
  readonly asked: Asked;
  readonly at: EventIndex;
}

/** Questions are put on one card. */
function isPut(lab: Lab): Result<null> {
  return oneCardFor('questions are put', lab.machine.scenario);
}

/** The record that a step stands behind. */
export function stepInstant({lab, recording}: OpenRun, {instant, before}: StepInstant): Result<EventIndex> {
  const one = isPut(lab);
  if (!one.ok) return one;
  return instantOf(courseOf(lab, recording), instant, before);
}

/** A question (unknown JSON, a `QuestionSpec`) put behind record `at`. */
export function* askedAt({lab, recording}: OpenRun, spec: unknown, at: EventIndex): Pieces<PutQuestion> {
  const one = isPut(lab);
  const read = one.ok ? parseQuestion(spec, 'question') : one;
  if (!read.ok) return read;
  const asked = yield* ask(courseOf(lab, recording), read.value, at);
  return asked.ok ? ok({at, asked: asked.value}) : asked;
}

/** The next transition, verdict or hand-off behind record `from`, as a question. */
export function* askedNext({lab, recording}: OpenRun, from: EventIndex): Pieces<PutQuestion> {
  const one = isPut(lab);
  if (!one.ok) return one;
  const course = courseOf(lab, recording);
  const next = nextToAsk(course, from);
  if (next === null) return fail('predict', 'nothing to ask about comes behind this instant');
  const asked = yield* ask(course, next.spec, next.at);
  return asked.ok ? ok({at: next.at, asked: asked.value}) : asked;
}

/** What a student is asked in the runs of their seed; the open run plays no part. */
export function* homeworkOf({assignment: text, student, lessons, recordings}: HomeworkOf): Pieces<PutHomework> {
  const assignment = readAssignment(text, '');
  if (!assignment.ok) return assignment;
  return ok(yield* putHomework(assignment.value, student, sourcesOf(recordings, lessons)));
}

/** What a choice of policies comes to in the run of a task. */
export function* triedPolicies({assignment: text, task, policies, recordings}: PolicyTrial): Pieces<TriedPolicies> {
  const assignment = readAssignment(text, '');
  if (!assignment.ok) return assignment;
  return yield* tryPolicies(assignment.value, task, policies, sourcesOf(recordings, []));
}

/** What the page has sent along; a recording is read once, and only if it is run. */
function sourcesOf(recordings: ReadonlyMap<string, ArrayBuffer>, lessons: readonly Lesson[]): Sources {
  const read = new Map<string, Result<RecordedRun>>();
  return {
    lesson: (name) => lessons.find((lesson) => lesson.name === name),
    recording(scenario) {
      const name = recordingOf(scenario);
      if (name === null) return ok(undefined);
      const bytes = recordings.get(name);
      const found = read.get(name) ?? (bytes === undefined ? fail(name, 'was not sent along') : readRecording(bytes));
      read.set(name, found);
      return found;
    },
  };
}
