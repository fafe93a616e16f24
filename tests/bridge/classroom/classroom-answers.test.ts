// What lessons and predict mode are answered: instants, questions, and the run left where it stood.
import {readFileSync} from 'node:fs';
import {expect, test} from 'vitest';
import {present} from '../../../src/base/assert.ts';
import {answerClassroom} from '../../../src/bridge/classroom/classroom-answers.ts';
import type {ClassroomQuestion, PutAsk} from '../../../src/bridge/protocol/classroom-messages.ts';
import type {FromLab} from '../../../src/bridge/protocol/messages.ts';
import {readRecording} from '../../../src/bridge/read-recording.ts';
import type {Lab} from '../../../src/sim/lab/lab.ts';
import {teachingFile} from '../../homework/files.ts';
import {opened} from '../../sim/lab/runs.ts';

/** Asks, runs all slices, and gives the one answer; each look at the clock takes three milliseconds. */
function answerTo(lab: Lab, question: ClassroomQuestion): {readonly answer: FromLab; readonly slices: number} {
  const said: FromLab[] = [];
  const queue: (() => void)[] = [];
  let now = 0;
  const host = {
    say: (message: FromLab) => void said.push(structuredClone(message)),
    later: (_ms: number, act: () => void) => void queue.push(act),
    nowMs: () => {
      now += 3;
      return now;
    },
  };
  answerClassroom(host, lab, undefined, {type: 'classroom', id: 5, question}, readRecording);
  let slices = 1;
  for (let act = queue.shift(); act !== undefined; act = queue.shift()) {
    slices++;
    act();
  }
  expect(said).toHaveLength(1);
  return {answer: present(said[0], 'it was answered'), slices};
}

test('the instant of a step is found ahead of what is computed, and the run stands where it stood', () => {
  const lab = opened('rogue');
  lab.seek(10);
  const at = {at: 'dma.verdict == deny', from: 'start', nth: 1} as const;
  const behind = answerTo(lab, {act: 'instant', instant: {...at, isBefore: false}, before: -1}).answer;
  const ahead = answerTo(lab, {act: 'instant', instant: {...at, isBefore: true}, before: -1}).answer;
  if (behind.type !== 'classroom' || behind.answer.act !== 'instant') throw new Error(JSON.stringify(behind));
  const {event} = behind.answer;
  expect(lab.store.window(event, event + 1).view(event)?.kind).toBe('denial');
  expect(ahead).toEqual({type: 'classroom', id: 5, answer: {act: 'instant', event: event - 1}});
  expect(lab.position).toBe(10);
});

test('what a run never does is refused with the filter that was looked for', () => {
  const instant = {at: 'dma.verdict == deny', isBefore: false, from: 'start', nth: 1} as const;
  const {answer} = answerTo(opened('transmit'), {act: 'instant', instant, before: -1});
  expect(answer).toMatchObject({type: 'refused', id: 5, message: expect.stringContaining('dma.verdict == deny')});
});

test('predict mode asks at once before every verdict, transition and hand-off, in their order', () => {
  const lab = opened('two-guests');
  const kinds: string[] = [];
  for (let at = -1; kinds.length < 12; ) {
    const {answer} = answerTo(lab, {act: 'next', at});
    if (answer.type !== 'classroom' || answer.answer.act !== 'asked') throw new Error(JSON.stringify(answer));
    const {asked} = answer.answer;
    expect(answer.answer.at).toBe((asked.outcome ?? 0) - 1);
    kinds.push(asked.kind);
    at = asked.outcome ?? at;
  }
  expect(new Set(kinds)).toEqual(new Set(['owner', 'verdict', 'next-state']));
});

test('behind the last of them there is nothing to ask', () => {
  const lab = opened('transmit');
  lab.runToEnd();
  expect(answerTo(lab, {act: 'next', at: lab.position}).answer).toMatchObject({type: 'refused', place: 'predict'});
});

test('a question over other runs is answered in many slices and leaves the open run alone', () => {
  const lab = opened('bulk-send');
  lab.seek(50);
  const before = lab.stateHash();
  const spec = {kind: 'count', of: 'vm.exit == io', whole: true, unit: 'exits', changes: {hooks: 'all'}};
  const {answer, slices} = answerTo(lab, {act: 'ask', spec, at: 49});
  if (answer.type !== 'classroom' || answer.answer.act !== 'asked') throw new Error(JSON.stringify(answer));
  const hooked = answerTo(lab, {act: 'ask', spec: {...spec, changes: undefined}, at: 49}).answer;
  if (hooked.type !== 'classroom' || hooked.answer.act !== 'asked') throw new Error(JSON.stringify(hooked));
  expect(answer.answer.asked.right).toBeGreaterThan(Number(hooked.answer.asked.right));
  expect(slices).toBeGreaterThan(1);
  expect([lab.position, lab.stateHash()]).toEqual([50, before]);
});

test('a question that is none is refused with its field', () => {
  const {answer} = answerTo(opened('transmit'), {act: 'ask', spec: {kind: 'register', of: 'moon'}, at: -1});
  expect(answer).toMatchObject({type: 'refused', place: 'question: of'});
});

test('homework over a recording is asked where its bytes are sent along, as the command line asks it', () => {
  const run = {scenario: 'linux-ne2k-pci'};
  const question = {id: 'state', run, at: 'kind == transition', ask: {kind: 'next-state'}};
  const data = {
    ...teachingFile('one-card.assignment'),
    seeds: 'own',
    tasks: [{id: 'driver', kind: 'questions', title: 'A real driver', questions: [question]}],
  };
  const assignment = JSON.stringify(data);
  const put = (recordings: ReadonlyMap<string, ArrayBuffer>): PutAsk => {
    const {answer} = answerTo(opened('transmit'), {
      act: 'homework',
      assignment,
      student: 'Ada',
      lessons: [],
      recordings,
    });
    if (answer.type !== 'classroom' || answer.answer.act !== 'homework') throw new Error(JSON.stringify(answer));
    return present(answer.answer.homework.asks[0], 'it is asked');
  };
  const file = readFileSync('public/traces/linux-ne2k-pci.jsonl.gz');
  const bytes = new Uint8Array(file).buffer;
  const asked = put(new Map([['linux-ne2k-pci.jsonl.gz', bytes]]));
  expect(asked.choices.length).toBeGreaterThan(1);
  expect(asked.run).toMatchObject({scenario: 'linux-ne2k-pci', link: expect.stringContaining('linux-ne2k-pci')});
  expect(asked.digest).toMatch(/^[0-9a-f]{16}$/);
  expect(put(new Map()).prompt).toMatch(/cannot be asked/);
});

test('policies are tried in slices, and what is no choice is refused with its field', () => {
  const assignment = JSON.stringify(teachingFile('keep-them-apart.assignment'));
  const ask = {act: 'try-policies', assignment, task: 'policies', recordings: new Map()} as const;
  const lab = opened('transmit');
  const {answer, slices} = answerTo(lab, {...ask, policies: {denial: 'stop'}});
  if (answer.type !== 'classroom' || answer.answer.act !== 'tried') throw new Error(JSON.stringify(answer));
  expect(answer.answer.tried.outcomes.map(({limit}) => limit)).toEqual(['lost', 'leak', 'unfinished', 'cycles']);
  expect(slices).toBeGreaterThan(1);
  expect(answerTo(lab, {...ask, policies: {denial: 'shout'}}).answer).toMatchObject({
    type: 'refused',
    place: 'policies.denial',
  });
});
