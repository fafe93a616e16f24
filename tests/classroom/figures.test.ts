// The figures of a lesson's text, beside what the run's records and report say.
import {expect, test} from 'vitest';
import {figureOf, saysFigure} from '../../src/classroom/figures.ts';
import {ended, ofKind, recordsOf} from '../sim/lab/runs.ts';
import {courseNamed} from './courses.ts';

const lab = ended('transmit');
const records = recordsOf(lab);
const course = courseNamed('transmit');

function figure(of: string, at = -1): string | number {
  const found = figureOf(course, of, at);
  if (!found.ok) throw new Error(found.fault.message);
  return found.value;
}

test('count is of all the run, here is up to the instant', () => {
  const checks = ofKind(records, 'check');
  expect(figure('count kind == check')).toBe(checks.length);
  const second = checks[1]?.index ?? 0;
  expect(figure('here kind == check', second)).toBe(2);
  expect(figure('here kind == check', second - 1)).toBe(1);
});

test('field is of the event at which the step stands, a number or a word', () => {
  const at = records.findIndex((record) => record.kind === 'check' && record.move === 'write');
  expect(figure('field dma.len', at)).toBe(1514);
  expect(figure('field dma.dir', at)).toBe('write');
});

test('report and ratio are those of the finished run, and the run stands where it stood', () => {
  course.lab.seek(12);
  const {accesses, hooked, exits} = lab.report();
  expect(figure('report accesses')).toBe(accesses);
  expect(figure('report exits.io')).toBe(exits.io);
  expect(figure('ratio accesses per hooked')).toBe(accesses / hooked);
  expect(course.lab.position).toBe(12);
});

test.each([
  ['mean accesses', 'begins with'],
  ['report acceses', 'no number acceses'],
  ['field handoff.cost', 'no field handoff.cost'],
  ['count kin == check', 'filter'],
])('%s is refused', (of, why) => {
  const found = figureOf(course, of, 0);
  expect(found.ok ? '' : `${found.fault.place} ${found.fault.message}`).toContain(why);
});

test.each([
  ['59', 59.29, true],
  ['59.3', 59.29, true],
  ['60', 59.29, false],
  ['7 440', 7440, true],
  ['0x4C', 76, true],
  ['a dozen', 12, false],
  ['Idle', 'idle', true],
])('a text that says %s says %s: %s', (text, value, isSaid) => {
  expect(saysFigure(text, value)).toBe(isSaid);
});
