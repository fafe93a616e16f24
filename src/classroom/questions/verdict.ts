// Allowed or denied: the next verdict on a DMA.
import {fail, ok, type Result} from '../../base/result.ts';
import type {Asked} from '../../lessons/question.ts';
import {Kind, kindOf, Verdict, verdictOf} from '../../trace/record-layout.ts';
import type {EventIndex} from '../../trace/units.ts';
import {accessOf, type Course, causesOf, findRecord, recordAt} from '../course.ts';
import {guestWord, rangeWords} from '../words.ts';

/** The next record from `from` on that holds a verdict; null if there is none. A check that refuses is followed by its denial, which is the verdict. */
function nextVerdict(course: Course, from: EventIndex): EventIndex | null {
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

/** Asked behind record `at`. */
export function askVerdict(course: Course, prompt: string | undefined, at: EventIndex): Result<Asked> {
  const index = nextVerdict(course, at + 1);
  const record = index === null ? null : recordAt(course, index);
  if (index === null || record === null) return fail('verdict', 'nothing is checked any more');
  const {reasons} = course.lab.machine.kit.model;
  const isDenied = record.kind === 'denial';
  const why = record.kind === 'denial' ? (reasons[record.reason]?.text ?? 'for a reason without a name') : '';
  const moved = record.kind === 'check' ? `: ${rangeWords(record)}` : '';
  return ok({
    kind: 'verdict',
    prompt: prompt ?? `What does the monitor say to ${guestWord(record.guest)}?`,
    choices: [
      {id: 'allow', text: 'Allowed: it reaches the card'},
      {id: 'deny', text: 'Denied: it never reaches the card'},
    ],
    right: isDenied ? 'deny' : 'allow',
    within: 0,
    unit: null,
    outcome: index,
    waiting: accessOf(course, index),
    causes: causesOf(course, index),
    told: isDenied ? `Denied: ${why}.` : `Allowed${moved}.`,
  });
}
