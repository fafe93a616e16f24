// A lesson gone through as the command line does: where each step stands and what is asked there, computed from the runs.
import {askAtOnce} from '../src/classroom/ask.ts';
import type {Course} from '../src/classroom/course.ts';
import {instantOf} from '../src/classroom/instant.ts';
import {openStep} from '../src/cli/commands/lessons.ts';
import type {Lesson} from '../src/lessons/lesson.ts';
import type {Answer, Asked} from '../src/lessons/question.ts';

/** A step as its run gives it. */
export interface AskedStep {
  readonly at: number;
  /** Null: it asks nothing. */
  readonly asked: Asked | null;
}

/** All steps on the lesson's first card, with a seed or (null) the runs' own. */
export function askedSteps({steps, profiles}: Lesson, seed: number | null = null): readonly AskedStep[] {
  let course: Course | null = null;
  let at = -1;
  return steps.map(({run, opens, instant, question}) => {
    if (opens || course === null) {
      course = taken(openStep(run, profiles[0], seed));
      at = -1;
    }
    at = taken(instantOf(course, instant, at));
    course.lab.seek(at + 1);
    return {at, asked: question === null ? null : taken(askAtOnce(course, question, at))};
  });
}

/** An answer of the same kind that is not right. */
export function wrongAnswer({choices, right, within}: Asked): Answer {
  if (typeof right === 'number') return right + within + 1;
  if (typeof right === 'string') return choices.find(({id}) => id !== right)?.id ?? '';
  return choices.map(({id}) => id);
}

function taken<T>(result: {readonly ok: true; readonly value: T} | {readonly ok: false; readonly fault: unknown}): T {
  if (!result.ok) throw new Error(JSON.stringify(result.fault));
  return result.value;
}
