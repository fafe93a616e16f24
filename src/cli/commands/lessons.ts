// `vpio lessons --check`: holds every lesson to its runs, in three seeds and on each card that it allows.
// Exit status: 0 all hold, 1 one does not, 2 bad input.
import {fail, type Result} from '../../base/result.ts';
import {checkLesson, type LessonFailure, type OpenStep} from '../../classroom/check-lesson.ts';
import {type Course, courseOf} from '../../classroom/course.ts';
import type {Lesson} from '../../lessons/lesson.ts';
import {changedScenario} from '../../scenarios/changes.ts';
import {scenarioNamed} from '../../scenarios/library.ts';
import {openLab} from '../../sim/lab/open-lab.ts';
import {readArguments} from '../arguments.ts';
import {findRecording} from '../house.ts';
import {lessonFiles} from '../lesson-files.ts';
import {type Outcome, refused} from '../outcome.ts';

const USAGE = 'usage: lessons --check [--json]';
/** The scenario's own, and two others. */
const SEEDS: readonly (number | null)[] = [null, 11, 2026];

/** What `lessons --check --json` prints. */
interface LessonsReport {
  readonly lessons: number;
  readonly steps: number;
  readonly questions: number;
  readonly failed: number;
  readonly failures: readonly LessonFailure[];
}

/** What the command prints and its exit status; `folder`: where the lessons lie, if not in the house. */
export function lessonsOutcome(args: readonly string[], folder?: string): Outcome {
  const given = readArguments(args, {values: [], switches: ['check', 'json'], word: null, usage: USAGE});
  if (!given.ok) return refused(given.fault);
  if (!given.value.switches.has('check')) return refused({place: '', message: `--check is missing; ${USAGE}`});
  const lessons = lessonFiles(folder);
  if (!lessons.ok) return refused(lessons.fault);
  const report = reportOf(lessons.value);
  return {
    status: report.failed === 0 ? 0 : 1,
    stdout: given.value.switches.has('json') ? `${JSON.stringify(report)}\n` : inWords(report),
    stderr: '',
  };
}

function reportOf(lessons: readonly Lesson[]): LessonsReport {
  const failures = lessons.flatMap((lesson) =>
    lesson.profiles.flatMap((profile) => SEEDS.flatMap((seed) => checkLesson(lesson, profile, seed, openStep))),
  );
  const steps = lessons.flatMap((lesson) => lesson.steps);
  return {
    lessons: lessons.length,
    steps: steps.length,
    questions: steps.filter(({question}) => question !== null).length,
    failed: failures.length,
    failures,
  };
}

/** Opens the run of a step on a card. */
export const openStep: OpenStep = (run, profile, seed): Result<Course> => {
  const named = scenarioNamed(run.scenario);
  if (named === undefined) return fail('scenario', `there is no scenario named ${run.scenario}`);
  const scenario = run.changes === null ? {ok: true as const, value: named} : changedScenario(named, run.changes);
  if (!scenario.ok) return scenario;
  const recording = findRecording(scenario.value, run.scenario);
  if (!recording.ok) return recording;
  const chosen = {...scenario.value, profile, seed: seed ?? scenario.value.seed};
  const opened = openLab(chosen, {recording: recording.value, onOtherCard: true});
  return opened.ok ? {ok: true, value: courseOf(opened.value, recording.value)} : opened;
};

function inWords({lessons, steps, questions, failures}: LessonsReport): string {
  const lines = failures.map(({lesson, step, why}) => `${lesson}, step ${step}: ${why}\n`);
  const all = `${lessons} lessons, ${steps} steps, ${questions} questions, ${failures.length} failed\n`;
  return `${lines.join('')}${all}`;
}
