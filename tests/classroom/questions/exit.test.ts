// Whether the next access exits: as the run did it, for the reason that the bitmap gives.
import {expect, test} from 'vitest';
import {faultLine} from '../../../src/base/result.ts';
import {askAtOnce} from '../../../src/classroom/ask.ts';
import {type Course, findRecord, recordAt, testOf} from '../../../src/classroom/course.ts';
import {openStep} from '../../../src/cli/commands/lessons.ts';
import type {Asked} from '../../../src/lessons/question.ts';

function courseOf(scenario: string): Course {
  const course = openStep({scenario, changes: null}, 'datasheet', null);
  if (!course.ok) throw new Error(faultLine(course.fault));
  return course.value;
}

/** The question behind the first record that passes. */
function askedBehind(course: Course, filter: string): Asked {
  const passes = testOf(course, filter);
  const at = passes.ok ? findRecord(course, passes.value, 0) : null;
  const asked = askAtOnce(course, {kind: 'exit'}, at ?? -1);
  if (!asked.ok) throw new Error(faultLine(asked.fault));
  return asked.value;
}

test.each([
  ['an unhooked write', 'op == transmit', 'straight', 'access', 'guest A writes IMR', 'not hooked this way'],
  ['a hooked write', 'reg == IMR && value == 0 && ms > 0.15', 'exit', 'exit', 'guest A writes CR', 'CR is hooked'],
  ['an unhooked read of a hooked port', 'reg == CR && value == 0x20', 'exit', 'exit', 'reads CR', 'nobody hooked it'],
])('%s', (_, behind, right, outcome, prompt, told) => {
  const course = courseOf('transmit');
  const asked = askedBehind(course, behind);
  expect(asked.right).toBe(right);
  expect(asked.prompt).toContain(prompt);
  expect(asked.told).toContain(told);
  expect(recordAt(course, asked.outcome ?? -1)?.kind).toBe(outcome);
  expect(recordAt(course, asked.waiting ?? -1)?.kind).toBe('access');
});

test('behind the last access there is nothing to ask', () => {
  const course = courseOf('transmit');
  course.lab.runToEnd();
  expect(askAtOnce(course, {kind: 'exit'}, course.lab.position - 1)).toMatchObject({
    ok: false,
    fault: {place: 'exit'},
  });
});

test('a refused access is found from its check, which tells the register that it was', () => {
  const course = courseOf('rogue');
  const passes = testOf(course, 'dma.check == deny');
  const check = passes.ok ? findRecord(course, passes.value, 0) : null;
  const before = (check ?? 0) - 1;
  const verdict = askAtOnce(course, {kind: 'verdict'}, before);
  const register = askAtOnce(course, {kind: 'register', of: 'trigger'}, before);
  expect(verdict.ok && recordAt(course, verdict.value.waiting ?? -1)).toMatchObject({kind: 'access', denied: true});
  expect(register.ok && register.value.right).toBe('CR');
});
