// Answers what homework asks of the worker: an assignment put to the runs of a student, and a trial of policies. The open run plays
// no part; recordings and lessons come with the question.
import {fail, ok, type Result} from '../../base/result.ts';
import {putHomework} from '../../classroom/grading/put-homework.ts';
import type {Sources} from '../../classroom/grading/runs.ts';
import {tryPolicies} from '../../classroom/grading/try-policies.ts';
import {readAssignment} from '../../homework/read-assignment.ts';
import type {Lesson} from '../../lessons/lesson.ts';
import {recordingOf} from '../../scenarios/recording-of.ts';
import type {RecordedRun} from '../../trace/recorded-run.ts';
import type {ClassroomAnswer, ClassroomQuestion} from '../protocol/classroom-messages.ts';
import type {readRecording} from '../read-recording.ts';

/** An answer as it is worked out; the page is heard in between. */
export type Pieces = Generator<void, Result<ClassroomAnswer>, undefined>;
type Reader = typeof readRecording;
type QuestionOf<A extends ClassroomQuestion['act']> = Extract<ClassroomQuestion, {readonly act: A}>;

/** What a student is asked. */
export function* putAssignment(
  {assignment: text, student, lessons, recordings}: QuestionOf<'homework'>,
  reader: Reader,
): Pieces {
  const assignment = readAssignment(text, '');
  if (!assignment.ok) return assignment;
  const put = yield* putHomework(assignment.value, student, sourcesOf(recordings, lessons, reader));
  return ok({act: 'homework', homework: put});
}

/** What a choice of policies comes to. */
export function* tryChoice(
  {assignment: text, task, policies, recordings}: QuestionOf<'try-policies'>,
  reader: Reader,
): Pieces {
  const assignment = readAssignment(text, '');
  if (!assignment.ok) return assignment;
  const outcome = yield* tryPolicies(assignment.value, task, policies, sourcesOf(recordings, [], reader));
  return outcome.ok ? ok({act: 'tried', tried: outcome.value}) : outcome;
}

/** What the page has sent along; a recording is read once, and only if it is run. */
function sourcesOf(recordings: ReadonlyMap<string, ArrayBuffer>, lessons: readonly Lesson[], reader: Reader): Sources {
  const read = new Map<string, Result<RecordedRun>>();
  return {
    lesson: (name) => lessons.find((lesson) => lesson.name === name),
    recording(scenario) {
      const name = recordingOf(scenario);
      if (name === null) return ok(undefined);
      const bytes = recordings.get(name);
      const found = read.get(name) ?? (bytes === undefined ? fail(name, 'was not sent along') : reader(bytes));
      read.set(name, found);
      return found;
    },
  };
}
