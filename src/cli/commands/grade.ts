// `vpio grade ASSIGNMENT SUBMISSION...`: marks what students hand in. Data only: no part of a submission is executed but the
// scenarios in it, and those up to a limit. `vpio grade ASSIGNMENT --handout` prints what a student may have of it.
// Exit status: 0 all are graded, 1 some submission is refused (its result says why), 2 bad input: the arguments, the assignment.
import {basename} from 'node:path';
import {readJson} from '../../base/json.ts';
import {type Fault, faultLine, type Result} from '../../base/result.ts';
import {accepted, type HandedIn} from '../../classroom/grading/acceptance.ts';
import {Grader} from '../../classroom/grading/grader.ts';
import {reasonLine, type ShownRun, type TaskMark} from '../../classroom/grading/mark.ts';
import type {Sources} from '../../classroom/grading/runs.ts';
import type {Assignment} from '../../homework/assignment.ts';
import {handout} from '../../homework/digest.ts';
import {ASSIGNMENT_LIMIT, readAssignment} from '../../homework/read-assignment.ts';
import {parseSubmission, SUBMISSION_LIMIT} from '../../homework/submission.ts';
import type {Lesson} from '../../lessons/lesson.ts';
import {readArguments} from '../arguments.ts';
import {readForeignText} from '../files.ts';
import {findRecording} from '../house.ts';
import {lessonFiles} from '../lesson-files.ts';
import {type Outcome, refused} from '../outcome.ts';
import {Progress} from '../progress.ts';

const USAGE = 'usage: grade ASSIGNMENT SUBMISSION... [--json|--csv], or grade ASSIGNMENT --handout';

/** What a submission got; a refused one has no points and one reason. */
interface GradeResult {
  /** The file as it was given. */
  readonly submission: string;
  /** Null where the file doesn't say. */
  readonly student: string | null;
  readonly score: number;
  readonly max: number;
  readonly refused: boolean;
  readonly tasks: readonly Pick<TaskMark, 'task' | 'score' | 'max'>[];
  readonly reasons: readonly string[];
  /** The run that shows each reason; null: no run. */
  readonly runs: readonly (ShownRun | null)[];
}

/** What `grade --json` prints. */
interface GradeReport {
  readonly assignment: string;
  readonly title: string;
  readonly digest: string;
  readonly results: readonly GradeResult[];
}

/** What the command prints and its exit status. */
export function gradeOutcome(args: readonly string[]): Outcome {
  const given = readArguments(args, {
    values: [],
    switches: ['json', 'csv', 'handout'],
    word: 'ASSIGNMENT',
    isMany: true,
    usage: USAGE,
  });
  if (!given.ok) return refused(given.fault);
  const {words, switches} = given.value;
  const [file = '', ...submissions] = words;
  if (switches.has('json') && switches.has('csv')) return refused({place: '--csv', message: '--json is given too'});
  const text = readForeignText(file, ASSIGNMENT_LIMIT);
  if (!text.ok) return refused(text.fault);
  const assignment = readAssignment(text.value, basename(file));
  if (!assignment.ok) return refused(assignment.fault);
  if (switches.has('handout')) {
    if (submissions.length > 0) return refused({place: '--handout', message: `takes no submission; ${USAGE}`});
    return handedOut(text.value);
  }
  if (submissions.length === 0) return refused({place: '', message: `SUBMISSION is missing; ${USAGE}`});
  const graded = gradeAll(assignment.value, basename(file), submissions);
  if (!graded.ok) return refused(graded.fault);
  const report = graded.value;
  return {
    status: report.results.some((result) => result.refused) ? 1 : 0,
    stdout: switches.has('json')
      ? `${JSON.stringify(report)}\n`
      : switches.has('csv')
        ? inRows(assignment.value, report)
        : inWords(report),
    stderr: '',
  };
}

function handedOut(text: string): Outcome {
  const json = readJson(text, ASSIGNMENT_LIMIT);
  if (!json.ok) return refused(json.fault);
  return {status: 0, stdout: `${JSON.stringify(handout(json.value), null, 2)}\n`, stderr: ''};
}

function gradeAll(assignment: Assignment, place: string, files: readonly string[]): Result<GradeReport> {
  const grader = new Grader(assignment, sources());
  const checked = grader.check();
  if (!checked.ok)
    return {ok: false, fault: {place: `${place}: ${checked.fault.place}`, message: checked.fault.message}};
  const handedIn: HandedIn = new Map();
  const progress = new Progress();
  const results = files.map((file, i) => {
    progress.tell(() => `${i} of ${files.length} submissions`);
    return gradeOne(grader, assignment, file, handedIn);
  });
  progress.end();
  const {name, title, digest} = assignment;
  return {ok: true, value: {assignment: name, title, digest, results}};
}

function gradeOne(grader: Grader, assignment: Assignment, file: string, handedIn: HandedIn): GradeResult {
  const nothing = (student: string | null, {place, message}: Fault): GradeResult => ({
    submission: file,
    student,
    score: 0,
    max: grader.max,
    refused: true,
    tasks: assignment.tasks.map((task) => ({task: task.id, score: 0, max: grader.maxOf(task)})),
    reasons: [`refused: ${faultLine({place: place === file ? '' : place, message}).replace(/[\p{Cc}\s]+/gu, ' ')}`],
    runs: [null],
  });
  const text = readForeignText(file, SUBMISSION_LIMIT);
  if (!text.ok) return nothing(null, text.fault);
  const read = parseSubmission(text.value);
  if (!read.ok) return nothing(null, read.fault);
  const {student} = read.value;
  const submission = accepted(assignment, read.value, basename(file), handedIn);
  if (!submission.ok) return nothing(student, submission.fault);
  const {score, max, tasks} = grader.grade(submission.value);
  const reasons = tasks.flatMap((mark) => mark.reasons);
  return {
    submission: file,
    student,
    score,
    max,
    refused: false,
    tasks: tasks.map((mark) => ({task: mark.task, score: mark.score, max: mark.max})),
    reasons: reasons.map(reasonLine),
    runs: reasons.map(({run}) => run),
  };
}

/** Lessons and recordings as they lie in the house; lessons are read once, and only if one is asked for. */
function sources(): Sources {
  let lessons: readonly Lesson[] | null = null;
  return {
    lesson: (name) => {
      if (lessons === null) {
        const read = lessonFiles();
        lessons = read.ok ? read.value : [];
      }
      return lessons.find((lesson) => lesson.name === name);
    },
    recording: (scenario) => findRecording(scenario, scenario.name),
  };
}

function inWords({title, results}: GradeReport): string {
  const parts = results.map(({submission, student, score, max, reasons}) =>
    [
      `${submission}${student === null ? '' : `, ${student}`}: ${score} of ${max}`,
      ...reasons.map((reason) => `  ${reason}`),
    ].join('\n'),
  );
  return `${[title, ...parts].join('\n')}\n`;
}

/** One row a submission, one column a task. */
function inRows({tasks}: Assignment, {results}: GradeReport): string {
  const head = ['submission', 'student', 'score', 'max', ...tasks.map(({id}) => id), 'refused'];
  const rows = results.map(({submission, student, score, max, tasks: marks, refused: isRefused, reasons}) => [
    submission,
    student ?? '',
    score,
    max,
    ...marks.map((mark) => mark.score),
    isRefused ? (reasons[0] ?? '') : '',
  ]);
  return [head, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

/** A cell; a text that a spreadsheet would take for a formula begins with an apostrophe. [RFC 4180] */
function cell(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
