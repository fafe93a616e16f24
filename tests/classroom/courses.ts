// Courses of scenarios, and what a question put to one is answered.
import {askAtOnce} from '../../src/classroom/ask.ts';
import {type Course, courseOf} from '../../src/classroom/course.ts';
import type {Asked, QuestionSpec} from '../../src/lessons/question.ts';
import type {EventIndex} from '../../src/trace/units.ts';
import {opened} from '../sim/lab/runs.ts';

/** The course of a scenario of the library, on the card it names. */
export function courseNamed(name: string): Course {
  return courseOf(opened(name), undefined);
}

/** What is asked behind a record; a question that cannot be asked there fails the test. */
export function askedOf(course: Course, spec: QuestionSpec, at: EventIndex = -1): Asked {
  const asked = askAtOnce(course, spec, at);
  if (!asked.ok) throw new Error(asked.fault.message);
  return asked.value;
}

/** Why a question cannot be asked; one that can be fails the test. */
export function refusalOf(course: Course, spec: QuestionSpec, at: EventIndex = -1): string {
  const asked = askAtOnce(course, spec, at);
  if (asked.ok) throw new Error(`it was asked: ${asked.value.prompt}`);
  return asked.fault.message;
}
