// Predict mode: what the lab asks about next in any run, and where it stands while it asks.
import type {QuestionSpec} from '../lessons/question.ts';
import {Kind, kindOf, stateOf} from '../trace/record-layout.ts';
import type {EventIndex} from '../trace/units.ts';
import {type Course, findRecord} from './course.ts';

/** A question, and the record behind which it is asked: the last one before its outcome. */
export interface NextToAsk {
  readonly spec: QuestionSpec;
  readonly at: EventIndex;
}

/**
 * The next verdict, transition into another state, or hand-off behind record `at`, as a question; null if there is none.
 * A verdict is asked for before its check is written, as the check's range would tell it.
 */
export function nextToAsk(course: Course, at: EventIndex): NextToAsk | null {
  let spec: QuestionSpec = {kind: 'verdict'};
  const index = findRecord(
    course,
    ({w0, w1}) => {
      const kind = kindOf(w0);
      if (kind === Kind.HANDOFF) spec = {kind: 'owner'};
      else if (kind === Kind.TRANSITION && (w1 & 0xff) !== stateOf(w0)) spec = {kind: 'next-state'};
      else if (kind === Kind.DENIAL || kind === Kind.CHECK) spec = {kind: 'verdict'};
      else return false;
      return true;
    },
    at + 1,
  );
  return index === null ? null : {spec, at: index - 1};
}
