// Which record a step of a lesson stands behind.
import {fail, ok, type Result} from '../base/result.ts';
import type {InstantSpec} from '../lessons/lesson.ts';
import type {EventIndex} from '../trace/units.ts';
import {type Course, findRecord, testOf} from './course.ts';

/**
 * The record; -1 is power-on. `before` is where the step before stands, or -1 where the run was opened for this one.
 * A fault says that the run has no such instant.
 */
export function instantOf(
  course: Course,
  {at, isBefore, from, nth}: InstantSpec,
  before: EventIndex,
): Result<EventIndex> {
  const start = from === 'start' ? -1 : before;
  if (at === null) return ok(start);
  const passes = testOf(course, at);
  if (!passes.ok) return passes;
  const found = findRecord(course, passes.value, start + 1, nth);
  if (found !== null) return ok(isBefore ? found - 1 : found);
  const which = nth === 1 ? 'no record' : `no ${nth} records`;
  return fail(
    'at',
    `${which} of the run ${nth === 1 ? 'passes' : 'pass'} ${at} from event ${Math.max(0, start + 1)} on`,
  );
}
