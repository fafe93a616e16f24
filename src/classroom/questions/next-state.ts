// Which state the model takes with its next transition: what one drawn edge reaches, and staying.
import {fail, ok, type Result} from '../../base/result.ts';
import type {Asked} from '../../lessons/question.ts';
import {Kind, kindOf} from '../../trace/record-layout.ts';
import type {EventIndex} from '../../trace/units.ts';
import {accessOf, type Course, causesOf, findRecord, recordAt} from '../course.ts';
import {guestWord} from '../words.ts';

const FEWEST = 4;

/** Asked behind record `at`. */
export function askNextState(course: Course, prompt: string | undefined, at: EventIndex): Result<Asked> {
  const index = findRecord(course, ({w0}) => kindOf(w0) === Kind.TRANSITION, at + 1);
  const record = index === null ? null : recordAt(course, index);
  if (index === null || record?.kind !== 'transition')
    return fail('next-state', 'the model takes no transition any more');
  const {states, drawn} = course.lab.machine.kit.model;
  const names = states.map(({name}) => name);
  const from = names[record.from];
  const right = names[record.to];
  if (from === undefined || right === undefined) return fail('next-state', 'the model has no such state');
  const near = drawn.filter((edge) => edge.from === from).map(({to}) => to);
  const offered = new Set<string>([right, from, ...near]);
  for (const state of names) if (offered.size < FEWEST) offered.add(state);
  return ok({
    kind: 'next-state',
    prompt: prompt ?? `The model of ${guestWord(record.guest)} is in ${from}. Which state comes next?`,
    choices: names
      .filter((state) => offered.has(state))
      .map((state) => ({
        id: state,
        text: state === from ? `${state}: it stays` : state,
      })),
    right,
    within: 0,
    unit: null,
    outcome: index,
    waiting: accessOf(course, index),
    causes: causesOf(course, index),
    told: right === from ? `It stays in ${from}.` : `It goes from ${from} to ${right}.`,
  });
}
