// The next record that holds a verdict on an access: the check that allowed it, or the denial.
import {Kind, kindOf, Verdict, verdictOf} from '../../trace/record-layout.ts';
import type {EventIndex} from '../../trace/units.ts';
import {type Course, findRecord} from '../course.ts';

/** From record `from` on; null if there is none. A check that refuses is followed by its denial, which is the verdict. */
export function nextVerdict(course: Course, from: EventIndex): EventIndex | null {
  return findRecord(
    course,
    ({w0}) => kindOf(w0) === Kind.DENIAL || (kindOf(w0) === Kind.CHECK && verdictOf(w0) === Verdict.ALLOW),
    from,
  );
}

/** The next check, whatever it answers; null if there is none. */
export function nextCheck(course: Course, from: EventIndex): EventIndex | null {
  return findRecord(course, ({w0}) => kindOf(w0) === Kind.CHECK, from);
}
