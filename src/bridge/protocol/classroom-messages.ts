// What lessons and predict mode ask of the worker about the open run, and what it answers. The run stays where it is.
import type {PutHomework} from '../../classroom/grading/put-homework.ts';
import type {TriedPolicies} from '../../classroom/grading/try-policies.ts';
import type {InstantSpec, Lesson} from '../../lessons/lesson.ts';
import type {Asked} from '../../lessons/question.ts';
import type {EventIndex} from '../../trace/units.ts';
import type {RequestId} from './panel-messages.ts';

export type {PutAsk, PutHomework} from '../../classroom/grading/put-homework.ts';
export type {TriedPolicies} from '../../classroom/grading/try-policies.ts';
export type {Answer, Asked, Choice} from '../../lessons/question.ts';

/** What is wanted of the open run. */
export type ClassroomQuestion =
  /** Where a step of a lesson stands; `before` is where the step before stands, -1: power-on. */
  | {readonly act: 'instant'; readonly instant: InstantSpec; readonly before: EventIndex}
  /** A question (unknown JSON, a `QuestionSpec`) put behind record `at`. */
  | {readonly act: 'ask'; readonly spec: unknown; readonly at: EventIndex}
  /** The next transition, verdict or hand-off behind record `at`, as a question. */
  | {readonly act: 'next'; readonly at: EventIndex}
  /** An assignment's text, put to the runs of a student's seed; the open run plays no part. `lessons`: those that it names. */
  | (HomeworkFiles & {readonly act: 'homework'; readonly student: string; readonly lessons: readonly Lesson[]})
  /** What a choice of policies (unknown JSON) comes to in the run of a task. */
  | (HomeworkFiles & {readonly act: 'try-policies'; readonly task: string; readonly policies: unknown});

/** An assignment's text, and the recordings that it wants, by file name: the worker fetches nothing. */
interface HomeworkFiles {
  readonly assignment: string;
  readonly recordings: ReadonlyMap<string, ArrayBuffer>;
}

export interface ClassroomMessage {
  readonly type: 'classroom';
  readonly id: RequestId;
  readonly question: ClassroomQuestion;
}

export type ClassroomAnswer =
  | {readonly act: 'instant'; readonly event: EventIndex}
  /** `at`: the record behind which the question is asked. */
  | {readonly act: 'asked'; readonly at: EventIndex; readonly asked: Asked}
  | {readonly act: 'homework'; readonly homework: PutHomework}
  | {readonly act: 'tried'; readonly tried: TriedPolicies};
