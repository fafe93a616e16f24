// A trial of policies before they are handed in: it says what the marks will rest on, of the limits alone.
import {readFileSync} from 'node:fs';
import {expect, test} from 'vitest';
import {present} from '../../../src/base/assert.ts';
import {atOnce} from '../../../src/base/at-once.ts';
import {Grader} from '../../../src/classroom/grading/grader.ts';
import {tryPolicies} from '../../../src/classroom/grading/try-policies.ts';
import type {Assignment} from '../../../src/homework/assignment.ts';
import {parseAssignment} from '../../../src/homework/read-assignment.ts';

const SOURCES = {lesson: () => undefined, recording: () => ({ok: true, value: undefined}) as const};

/** keep-them-apart, its task of policies changed. */
function assignment(change: object = {}): Assignment {
  const data = JSON.parse(readFileSync('docs/teaching/keep-them-apart.assignment.json', 'utf8'));
  const tasks = data.tasks.map((task: {id: string}) => (task.id === 'policies' ? {...task, ...change} : task));
  const read = parseAssignment({...data, tasks});
  if (!read.ok) throw new Error(read.fault.message);
  return read.value;
}

const tried = (answer: unknown, from = assignment(), task = 'policies') =>
  atOnce(tryPolicies(from, task, answer, SOURCES));

test.each([
  {denial: 'stop'},
  {},
])('%j keeps as many limits as it gets points for, and its link is that run’s', (answer) => {
  const from = assignment();
  const outcome = tried(answer);
  if (!outcome.ok) throw new Error(outcome.fault.message);
  const {outcomes, run} = outcome.value;
  expect(outcomes.map(({limit, most}) => [limit, most])).toEqual([
    ['lost', 0],
    ['leak', 0],
    ['unfinished', 0],
    ['cycles', 43_000_000],
  ]);
  expect(run.link?.includes('policies=denial:stop')).toBe('denial' in answer);
  const {tasks} = new Grader(from, SOURCES).grade({
    format: 'vpio-submission',
    version: 1,
    assignment: {name: from.name, digest: from.digest},
    student: 'Ada',
    seed: 1,
    answers: [{task: 'policies', answer}],
  });
  const kept = outcomes.filter(({figure, most}) => figure <= most).length;
  expect(
    present(
      tasks.find(({task}) => task === 'policies'),
      'it is marked',
    ).score,
  ).toBe((8 * kept) / 4);
});

test('a limit that is not set is not told', () => {
  const outcome = tried({}, assignment({limits: {exits: 0}}));
  expect(outcome.ok && outcome.value.outcomes.map(({limit}) => limit)).toEqual(['exits']);
});

test('the run is made in pieces, and nothing is run for an answer that is none', () => {
  const pieces = tryPolicies(assignment(), 'policies', {}, SOURCES);
  let count = 0;
  while (!pieces.next().done) count++;
  expect(count).toBeGreaterThan(5);
  expect(tryPolicies(assignment(), 'policies', {packetMemory: 'none'}, SOURCES).next()).toMatchObject({
    done: true,
    value: {fault: {message: expect.stringMatching(/"packetMemory" is none to choose here/)}},
  });
  expect(tried({denial: 'shout'})).toMatchObject({ok: false, fault: {place: 'policies.denial'}});
});

test('a task that forbids it, and one that asks for something else, are not tried', () => {
  expect(tried({}, assignment({trial: false}))).toMatchObject({ok: false, fault: {place: 'task'}});
  expect(tried({}, assignment(), 'hooks')).toMatchObject({ok: false, fault: {place: 'task'}});
});
