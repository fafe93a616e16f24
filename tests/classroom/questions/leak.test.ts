// An attack is held, held by luck, or gets through: counted from outside, whatever the monitor believes.
import {expect, test} from 'vitest';
import type {Answer, QuestionSpec} from '../../../src/lessons/question.ts';
import {askedOf, courseNamed, refusalOf} from '../courses.ts';

type LeakSpec = Extract<QuestionSpec, {readonly kind: 'leak'}>;

const SHARING = {hooks: 'sharing'};

function answerOn(scenario: string, spec: Omit<LeakSpec, 'kind'>): Answer {
  return askedOf(courseNamed(scenario), {kind: 'leak', ...spec}).right;
}

test('with its hooks the attack is held; without the one that says where, it gets through', () => {
  expect(answerOn('attack-outside', {changes: SHARING})).toBe('held');
  const leaked = askedOf(courseNamed('attack-outside'), {kind: 'leak', changes: SHARING, without: ['w:0:RSAR1']});
  expect(leaked.right).toBe('leaked');
  expect(leaked.told).toMatch(/^It gets through: 768 bytes/);
});

test('a monitor that no longer sees commands is wrong before anything is reached', () => {
  expect(answerOn('attack-outside', {changes: SHARING, without: ['w:CR']})).toBe('blind');
});

test('it is asked only where somebody attacks pages that are another’s, and about hooks of the set', () => {
  expect(refusalOf(courseNamed('transmit'), {kind: 'leak'})).toContain('attacks');
  const open = {policies: {packetMemory: 'none'}} as const;
  expect(refusalOf(courseNamed('attack-outside'), {kind: 'leak', changes: open})).toContain('not partitioned');
  const strange = {kind: 'leak', changes: SHARING, without: ['r:1:PAR0']} as const;
  expect(refusalOf(courseNamed('attack-outside'), strange)).toContain('r:1:PAR0 is none of the set');
});
