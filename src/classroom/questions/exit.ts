// Whether the processor leaves the guest at its next access: because it is hooked, or because the bitmap cannot tell it from one that is.
import {fail, ok, type Result} from '../../base/result.ts';
import type {Asked} from '../../lessons/question.ts';
import {PORT_KEYS, portKey} from '../../trace/filter/words.ts';
import {ExitReason, Kind, kindOf} from '../../trace/record-layout.ts';
import type {RecordView} from '../../trace/record-view.ts';
import type {EventIndex} from '../../trace/units.ts';
import {type Course, causesOf, findRecord, recordAt} from '../course.ts';
import {guestWord} from '../words.ts';

/** Asked behind record `at`. */
export function askExit(course: Course, prompt: string | undefined, at: EventIndex): Result<Asked> {
  const index = findRecord(course, ({w0}) => kindOf(w0) === Kind.ACCESS, at + 1);
  const access = index === null ? null : recordAt(course, index);
  if (index === null || access?.kind !== 'access') return fail('exit', 'no guest accesses the card any more');
  const port = nameOf(course, access);
  const verb = access.direction === 'out' ? 'writes' : 'reads';
  // The exit is written before the access that it is for.
  const exit = access.exited
    ? findRecord(course, ({w0, w1}) => kindOf(w0) === Kind.EXIT && w1 === ExitReason.IO, at + 1)
    : null;
  return ok({
    kind: 'exit',
    prompt: prompt ?? `Next, ${guestWord(access.guest)} ${verb} ${port}. Does the processor leave the guest?`,
    choices: [
      {id: 'exit', text: 'Yes: a VM exit, and the VMM looks'},
      {id: 'straight', text: 'No: straight to the card, and nobody looks'},
    ],
    right: access.exited ? 'exit' : 'straight',
    within: 0,
    unit: null,
    outcome: exit ?? index,
    waiting: index,
    causes: causesOf(course, exit ?? index),
    told: toldOf(access, port),
  });
}

type Access = Extract<RecordView, {readonly kind: 'access'}>;

function toldOf({exited, hooked}: Access, port: string): string {
  if (!exited) return `It goes straight to the card: ${port} is not hooked this way.`;
  return hooked
    ? `It exits: ${port} is hooked.`
    : `It exits, though nobody hooked it: the bitmap has one bit for all that ${port}’s port is.`;
}

function nameOf({words}: Course, {direction, page, offset}: Access): string {
  const key = portKey(direction === 'out', page, offset);
  return (key < PORT_KEYS ? words.ports[key] : undefined) ?? 'a port';
}
