// Holds a lesson to its runs: every instant is found, every right answer is computed and is one of its choices, every figure of the
// text is what the run gives.
import {faultLine, type Result} from '../base/result.ts';
import type {Lesson, LessonProfile, LessonStep, StepRun} from '../lessons/lesson.ts';
import {looseDigits, partsOf, textsOf} from '../lessons/loose-digits.ts';
import type {Asked} from '../lessons/question.ts';
import type {EventIndex} from '../trace/units.ts';
import {askAtOnce} from './ask.ts';
import type {Course} from './course.ts';
import {figureOf, saysFigure} from './figures.ts';
import {instantOf} from './instant.ts';

/** A promise that a lesson does not keep. */
export interface LessonFailure {
  readonly lesson: string;
  /** From 1. */
  readonly step: number;
  readonly why: string;
}

/** Opens the run of a step on a card, with a seed or (null) its own. */
export type OpenStep = (run: StepRun, profile: LessonProfile, seed: number | null) => Result<Course>;

/** What is wrong with a lesson on one card with one seed. */
export function checkLesson(
  lesson: Lesson,
  profile: LessonProfile,
  seed: number | null,
  open: OpenStep,
): readonly LessonFailure[] {
  const failures: LessonFailure[] = [];
  let course: Course | null = null;
  let at: EventIndex = -1;
  for (const [i, step] of lesson.steps.entries()) {
    const fail = (why: string): void => {
      failures.push({lesson: lesson.name, step: i + 1, why: `${why} (${profile}, seed ${seed ?? 'its own'})`});
    };
    if (step.opens || course === null) {
      const opened = open(step.run, profile, seed);
      if (!opened.ok) {
        fail(faultLine(opened.fault));
        return failures;
      }
      course = opened.value;
      at = -1;
    }
    // A recording is the same whatever the seed: what held of it with its own holds.
    if (course.recording !== undefined && seed !== null) continue;
    const instant = instantOf(course, step.instant, at);
    if (!instant.ok) {
      fail(faultLine(instant.fault));
      continue;
    }
    at = instant.value;
    course.lab.seek(at + 1);
    for (const why of stepFaults(course, step, at)) fail(why);
  }
  return failures;
}

function stepFaults(course: Course, step: LessonStep, at: EventIndex): readonly string[] {
  const faults: string[] = [];
  const loose = looseDigits(textsOf(step));
  if (loose !== null) faults.push(`names a figure that no run stands behind: “${loose.trim()}”`);
  for (const part of textsOf(step).flatMap(partsOf)) {
    if (part.kind !== 'figure') continue;
    const figure = figureOf(course, part.of, at);
    if (!figure.ok) faults.push(faultLine(figure.fault));
    else if (!saysFigure(part.text, figure.value))
      faults.push(`says ${part.text} where the run gives ${figure.value} (${part.of})`);
  }
  if (step.question === null) return faults;
  const asked = askAtOnce(course, step.question, at);
  if (!asked.ok) faults.push(faultLine(asked.fault));
  else faults.push(...askedFaults(asked.value));
  return faults;
}

/** What makes a question unfair: no right choice, two alike, an order that is right as it is offered, nothing to count. */
export function askedFaults({choices, right, kind}: Asked): readonly string[] {
  const ids = choices.map(({id}) => id);
  const isTwice = new Set(ids).size < ids.length || new Set(choices.map(({text}) => text)).size < ids.length;
  if (isTwice) return [`${kind}: two choices are alike`];
  if (typeof right === 'number') return right > 0 ? [] : [`${kind}: there is nothing to count`];
  if (typeof right === 'string')
    return ids.length > 1 && ids.includes(right) ? [] : [`${kind}: the right answer is none of the choices`];
  const isOrder = right.length === ids.length && right.every((id) => ids.includes(id));
  if (!isOrder) return [`${kind}: the right order is none of the choices’`];
  return right.every((id, i) => ids[i] === id) ? [`${kind}: offered in the right order`] : [];
}
