// Which guest has the card after the next hand-off; that nobody else gets it is an answer too.
import {ok, type Result} from '../../base/result.ts';
import type {Asked} from '../../lessons/question.ts';
import {GUEST_LETTERS} from '../../trace/filter/words.ts';
import {Kind, kindOf} from '../../trace/record-layout.ts';
import type {EventIndex} from '../../trace/units.ts';
import {type Course, causesOf, findRecord, recordAt} from '../course.ts';
import {guestName, guestWord} from '../words.ts';

const STAYS = 'stays';

/** Asked behind record `at`. */
export function askOwner(course: Course, prompt: string | undefined, at: EventIndex): Result<Asked> {
  const index = findRecord(course, ({w0}) => kindOf(w0) === Kind.HANDOFF, at + 1);
  const record = index === null ? null : recordAt(course, index);
  const isHanded = index !== null && record?.kind === 'handoff';
  const guests = course.lab.machine.guests.map((_, id) => id);
  return ok({
    kind: 'owner',
    prompt: prompt ?? 'Who has the card after the next hand-off?',
    choices: [
      ...guests.map((id) => ({id: GUEST_LETTERS[id] ?? String(id), text: guestName(course, id)})),
      {id: STAYS, text: 'It changes hands no more'},
    ],
    right: isHanded ? (GUEST_LETTERS[record.guest] ?? String(record.guest)) : STAYS,
    within: 0,
    unit: null,
    outcome: isHanded ? index : null,
    waiting: null,
    causes: isHanded ? causesOf(course, index) : [],
    told: isHanded ? `The card goes to ${guestWord(record.guest)}.` : 'There is no hand-off any more in this run.',
  });
}
