// The questions of a task, put to the runs of a student's seed: what was asked, what is right, and where it shows.
import {fail, type Result} from '../../base/result.ts';
import type {AssignedQuestion, AssignedRun} from '../../homework/assignment.ts';
import type {Lesson, LessonProfile} from '../../lessons/lesson.ts';
import type {Asked} from '../../lessons/question.ts';
import {scenarioNamed} from '../../scenarios/library.ts';
import {askAtOnce} from '../ask.ts';
import type {Course} from '../course.ts';
import {instantOf} from '../instant.ts';
import {type ShownRun, shownRun} from './mark.ts';
import {digestTo, type Runs} from './runs.ts';

/** A question as one student has it. */
export interface PutQuestion {
  /** How an answer names it. */
  readonly id: string;
  readonly points: number;
  /** A fault: it cannot be asked in this run. */
  readonly asked: Result<Asked>;
  /** Where the outcome shows. */
  readonly run: ShownRun | null;
  /** Where it is asked. */
  readonly stands: ShownRun | null;
  /** Of the run up to where it is asked. */
  readonly digest: string;
}

/** A question of an assignment, or all of a lesson's, with a seed; null: each scenario's own. */
export function putQuestions(runs: Runs, question: AssignedQuestion, seed: number | null): readonly PutQuestion[] {
  if (question.kind === 'lesson') {
    const lesson = runs.lesson(question.id);
    if (lesson === undefined) return [unasked(question.id, question.points, noLesson(question.id))];
    return lessonQuestions(runs, lesson, question.profile ?? lesson.profiles[0], question.points, seed);
  }
  const {id, points, run, instant, ask} = question;
  const course = runs.course(run, seed);
  if (!course.ok) return [unasked(id, points, course)];
  const at = instantOf(course.value, instant, -1);
  if (!at.ok) return [unasked(id, points, at)];
  return [put(course.value, run, id, points, askAtOnce(course.value, ask, at.value), at.value)];
}

/** How many questions it is. */
export function questionCount(runs: Runs, question: AssignedQuestion): number {
  if (question.kind === 'question') return 1;
  return runs.lesson(question.id)?.steps.filter((step) => step.question !== null).length ?? 1;
}

/** Step by step, as the lesson is read: an instant is searched from where the step before stood. */
function lessonQuestions(
  runs: Runs,
  lesson: Lesson,
  profile: LessonProfile,
  points: number,
  seed: number | null,
): readonly PutQuestion[] {
  const out: PutQuestion[] = [];
  let before = -1;
  for (const [i, step] of lesson.steps.entries()) {
    const id = `${lesson.name}.${i + 1}`;
    if (step.opens) before = -1;
    const run = lessonRun(step.run.scenario, step.run.changes, profile);
    const course = run === null ? fail('scenario', `there is no ${step.run.scenario}`) : runs.course(run, seed);
    const at = course.ok ? instantOf(course.value, step.instant, before) : course;
    if (at.ok) before = at.value;
    if (step.question === null) continue;
    if (run !== null && course.ok && at.ok)
      out.push(put(course.value, run, id, points, askAtOnce(course.value, step.question, at.value), at.value));
    else out.push(unasked(id, points, at));
  }
  return out;
}

function lessonRun(name: string, changes: AssignedRun['changes'], profile: LessonProfile): AssignedRun | null {
  const scenario = scenarioNamed(name);
  return scenario === undefined ? null : {scenario, isOfLibrary: true, profile, changes};
}

function put(
  course: Course,
  run: AssignedRun,
  id: string,
  points: number,
  asked: Result<Asked>,
  at: number,
): PutQuestion {
  const event = asked.ok ? asked.value.outcome : at;
  const {scenario} = course.lab.machine;
  const shown = (index: number | null): ShownRun => shownRun(run, scenario, index === null || index < 0 ? null : index);
  return {id, points, asked, run: shown(event), stands: shown(at), digest: digestTo(course, at)};
}

function unasked(id: string, points: number, asked: Result<unknown>): PutQuestion {
  const fault = asked.ok ? fail('', 'cannot be asked') : asked;
  return {id, points, asked: fault, run: null, stands: null, digest: ''};
}

function noLesson(name: string): Result<never> {
  return fail('lesson', `there is no lesson named ${name}`);
}
