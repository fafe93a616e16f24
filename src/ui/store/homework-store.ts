// The assignment that is open: what this student is asked, what was answered, and the file that is handed in. Kept in the browser,
// so that a reload costs nothing.
import * as v from 'valibot';
import {create} from 'zustand';
import {faultLine, ok, type Result} from '../../base/result.ts';
import type {PutHomework, TriedPolicies} from '../../bridge/protocol/findings.ts';
import type {Assignment, Task, TaskOf} from '../../homework/assignment.ts';
import {neededRecordings} from '../../homework/needed-recordings.ts';
import {readAssignment} from '../../homework/read-assignment.ts';
import {studentKey} from '../../homework/student.ts';
import {SUBMISSION_FORMAT, SUBMISSION_VERSION, type SubmittedAnswer} from '../../homework/submission.ts';
import type {Lesson} from '../../lessons/lesson.ts';
import type {Policies} from '../../scenarios/scenario.ts';
import {fetchRecording} from './fetch-recording.ts';
import {keptData} from './kept-data.ts';
import {keptStorage} from './kept-storage.ts';
import {askLab, useLab} from './lab-store.ts';
import {lessonLibrary} from './lesson-list.ts';
import {until} from './lesson-stand.ts';
import {faultOf} from './run-phase.ts';
import {download} from './save-run.ts';

const KEY = 'vpio-homework';

/** An answer, and how many seconds it took. */
const givenSchema = v.object({answer: v.unknown(), seconds: v.number()});
export type GivenAnswer = Readonly<v.InferOutput<typeof givenSchema>>;

/** By task, or task and question. */
type Given = Readonly<Record<string, GivenAnswer>>;

/** What the last visit left: of its answers those that can be read. */
const keptSchema = v.object({
  text: v.string(),
  student: v.string(),
  chosen: v.optional(v.nullable(v.string()), null),
  given: v.pipe(
    v.record(v.string(), v.unknown()),
    v.transform(
      (given): Given => Object.fromEntries(Object.entries(given).filter(([, one]) => v.is(givenSchema, one))) as Given,
    ),
  ),
});

export interface HomeworkState {
  /** Null: none is open. */
  readonly assignment: Assignment | null;
  /** Of the assignment's file. */
  readonly text: string;
  readonly student: string;
  /** What the student is asked; null until there is a name, and while it is worked out. */
  readonly put: PutHomework | null;
  readonly given: Given;
  /** What is worked at, by its key; null: the first. It outlasts the screen: its run is looked at in the lab. */
  readonly chosen: string | null;
  /** What went wrong; null: nothing. */
  readonly trouble: string | null;
  /** Opens an assignment's text; what is wrong with it is said by the page. True if it was taken. */
  open(text: string, file: string): boolean;
  /** Opens what was open at the last visit. */
  resume(): void;
  /** Takes a name, and has the runs of its seed asked. Another name begins without answers. */
  begin(student: string): Promise<void>;
  answer(task: string, question: string | null, answer: unknown): void;
  choose(key: string): void;
  /** Runs a task's run with a choice of policies, to its end. */
  tryPolicies(task: TaskOf<'policies'>, policies: Partial<Policies>): Promise<Result<TriedPolicies>>;
  /** Hands the submission to the browser as a file. */
  save(): void;
}

/** When the last answer was given, or the homework begun. */
let since = 0;

export const useHomework = create<HomeworkState>()((set, get) => {
  const keep = (): void => {
    const {text, student, given, chosen} = get();
    keptStorage.setItem(KEY, JSON.stringify({text, student, given, chosen}));
  };
  return {
    assignment: null,
    text: '',
    student: '',
    put: null,
    given: {},
    chosen: null,
    trouble: null,
    open(text, file) {
      const read = readAssignment(text, file);
      if (!read.ok) {
        useLab.getState().setRefusal(faultLine(read.fault));
        return false;
      }
      const isSame = read.value.digest === get().assignment?.digest;
      if (isSame) return true;
      set({assignment: read.value, text, put: null, given: {}, chosen: null, trouble: null});
      keep();
      return true;
    },
    resume() {
      if (get().assignment !== null) return;
      const kept = keptData(KEY, keptSchema);
      if (kept === null) return;
      const read = readAssignment(kept.text, '');
      if (!read.ok) return;
      const {text, student, given, chosen} = kept;
      set({assignment: read.value, text, student, given, chosen});
      if (student !== '') void get().begin(student);
    },
    async begin(student) {
      const {assignment, text, given} = get();
      if (assignment === null) return;
      const isOther = studentKey(student) !== studentKey(get().student);
      set({student, put: null, trouble: null, given: isOther ? {} : given});
      // The worker answers once it has a run: at the start of a visit one is on its way.
      await until((state) => state.view !== null || faultOf(state) !== null);
      const lessons = await lessonsOf(assignment);
      const files = await recordingsOf(assignment.tasks, lessons);
      const put = files.ok
        ? await askLab('homework', {assignment: text, student, lessons, recordings: files.value})
        : files;
      if (get().student !== student || get().text !== text) return;
      if (put.ok) set({put: put.value});
      else set({trouble: faultLine(put.fault)});
      since = Date.now();
      keep();
    },
    answer(task, question, answer) {
      const key = keyOf(task, question);
      const before = get().given[key]?.seconds ?? 0;
      const now = Date.now();
      const seconds = before + Math.round((now - since) / 1000);
      since = now;
      set({given: {...get().given, [key]: {answer, seconds}}});
      keep();
    },
    choose(key) {
      set({chosen: key});
      keep();
    },
    async tryPolicies(task, policies) {
      const {text} = get();
      const files = await recordingsOf([task], []);
      return files.ok
        ? askLab('tryPolicies', {assignment: text, task: task.id, policies, recordings: files.value})
        : files;
    },
    save() {
      const {assignment, student, put, given} = get();
      if (assignment === null || put === null) return;
      const {name, digest} = assignment;
      const answers = assignment.tasks.flatMap(({id, kind}): SubmittedAnswer[] => {
        if (kind !== 'questions' && kind !== 'explain')
          return given[id] === undefined ? [] : [{task: id, ...given[id]}];
        return put.asks.flatMap(({task, question, digest: run}) => {
          const own = given[keyOf(task, question)];
          if (task !== id || own === undefined) return [];
          const about = question === null ? {task} : {task, question};
          return [{...about, ...own, ...(run === '' ? {} : {run})}];
        });
      });
      const submission = {
        format: SUBMISSION_FORMAT,
        version: SUBMISSION_VERSION,
        assignment: {name, digest},
        student,
        seed: put.seed,
        answers,
      };
      const who = student.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '');
      const bytes = new TextEncoder().encode(`${JSON.stringify(submission, null, 2)}\n`);
      download(`${name}.${who}.submission.json`, bytes);
    },
  };
});

/** The recordings that the tasks want, for the worker, which fetches none. */
async function recordingsOf(
  tasks: readonly Task[],
  lessons: readonly Lesson[],
): Promise<Result<ReadonlyMap<string, ArrayBuffer>>> {
  const recordings = new Map<string, ArrayBuffer>();
  for (const name of neededRecordings(tasks, lessons)) {
    const fetched = await fetchRecording(name);
    if (!fetched.ok) return fetched;
    recordings.set(name, fetched.value);
  }
  return ok(recordings);
}

/** How answers are told apart. */
export function keyOf(task: string, question: string | null): string {
  return question === null ? task : `${task} ${question}`;
}

async function lessonsOf({tasks}: Assignment) {
  const names = tasks.flatMap((task) =>
    task.kind === 'questions' ? task.questions.flatMap(({kind, id}) => (kind === 'lesson' ? [id] : [])) : [],
  );
  if (names.length === 0) return [];
  const {LESSONS} = await lessonLibrary();
  return LESSONS.filter(({name}) => names.includes(name));
}
