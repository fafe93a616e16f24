// What lessons and predict mode are answered: instants, questions, and the run left where it stood.
import {readFileSync} from 'node:fs';
import {expect, test} from 'vitest';
import {present} from '../../../src/base/assert.ts';
import {faultLine, type Result} from '../../../src/base/result.ts';
import {
  askedAt,
  askedNext,
  homeworkOf,
  stepInstant,
  triedPolicies,
} from '../../../src/bridge/classroom/classroom-answers.ts';
import {OpenRun} from '../../../src/bridge/open-run.ts';
import type {PutAsk} from '../../../src/bridge/protocol/findings.ts';
import {Slices} from '../../../src/bridge/slices.ts';
import type {Pieces} from '../../../src/bridge/told.ts';
import type {Lab} from '../../../src/sim/lab/lab.ts';
import {teachingFile} from '../../homework/files.ts';
import {opened} from '../../sim/lab/runs.ts';

const open = (lab: Lab): OpenRun => new OpenRun(lab, lab.machine.scenario, undefined);

/** Runs all slices, and gives the one answer; each look at the clock takes three milliseconds. */
function inSlices<A>(pieces: Pieces<A>): {readonly answer: Result<A>; readonly slices: number} {
  const answers: Result<A>[] = [];
  const queue: (() => void)[] = [];
  let now = 0;
  const clock = {
    later: (_ms: number, act: () => void) => void queue.push(act),
    nowMs: () => {
      now += 3;
      return now;
    },
  };
  new Slices(clock).begin(pieces, null, {
    progress: () => {},
    answer: (answer) => answers.push(structuredClone(answer)),
  });
  let slices = 1;
  for (let act = queue.shift(); act !== undefined; act = queue.shift()) {
    slices++;
    act();
  }
  expect(answers).toHaveLength(1);
  return {answer: present(answers[0], 'it was answered'), slices};
}

function told<A>(answer: Result<A>): A {
  if (!answer.ok) throw new Error(faultLine(answer.fault));
  return answer.value;
}

test('the instant of a step is found ahead of what is computed, and the run stands where it stood', () => {
  const lab = opened('rogue');
  lab.seek(10);
  const at = {at: 'dma.verdict == deny', from: 'start', nth: 1} as const;
  const event = told(stepInstant(open(lab), {instant: {...at, isBefore: false}, before: -1}));
  const ahead = told(stepInstant(open(lab), {instant: {...at, isBefore: true}, before: -1}));
  expect(lab.store.window(event, event + 1).view(event)?.kind).toBe('denial');
  expect(ahead).toBe(event - 1);
  expect(lab.position).toBe(10);
});

test('what a run never does is refused with the filter that was looked for', () => {
  const instant = {at: 'dma.verdict == deny', isBefore: false, from: 'start', nth: 1} as const;
  const answer = stepInstant(open(opened('transmit')), {instant, before: -1});
  expect(answer).toMatchObject({fault: {message: expect.stringContaining('dma.verdict == deny')}});
});

test('predict mode asks at once before every verdict, transition and hand-off, in their order', () => {
  const lab = opened('two-guests');
  const kinds: string[] = [];
  for (let at = -1; kinds.length < 12; ) {
    const {asked, at: put} = told(inSlices(askedNext(open(lab), at)).answer);
    expect(put).toBe((asked.outcome ?? 0) - 1);
    kinds.push(asked.kind);
    at = asked.outcome ?? at;
  }
  expect(new Set(kinds)).toEqual(new Set(['owner', 'verdict', 'next-state']));
});

test('behind the last of them there is nothing to ask', () => {
  const lab = opened('transmit');
  lab.runToEnd();
  expect(inSlices(askedNext(open(lab), lab.position)).answer).toMatchObject({fault: {place: 'predict'}});
});

test('a question over other runs is answered in many slices and leaves the open run alone', () => {
  const lab = opened('bulk-send');
  lab.seek(50);
  const before = lab.stateHash();
  const spec = {kind: 'count', of: 'vm.exit == io', whole: true, unit: 'exits', changes: {hooks: 'all'}};
  const {answer, slices} = inSlices(askedAt(open(lab), spec, 49));
  const hooked = inSlices(askedAt(open(lab), {...spec, changes: undefined}, 49)).answer;
  expect(told(answer).asked.right).toBeGreaterThan(Number(told(hooked).asked.right));
  expect(slices).toBeGreaterThan(1);
  expect([lab.position, lab.stateHash()]).toEqual([50, before]);
});

test('a question that is none is refused with its field', () => {
  const {answer} = inSlices(askedAt(open(opened('transmit')), {kind: 'register', of: 'moon'}, -1));
  expect(answer).toMatchObject({fault: {place: 'question: of'}});
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
    const {answer} = inSlices(homeworkOf({assignment, student: 'Ada', lessons: [], recordings}));
    return present(told(answer).asks[0], 'it is asked');
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
  const trial = {assignment, task: 'policies', recordings: new Map()};
  const {answer, slices} = inSlices(triedPolicies({...trial, policies: {denial: 'stop'}}));
  expect(told(answer).outcomes.map(({limit}) => limit)).toEqual(['lost', 'leak', 'unfinished', 'cycles']);
  expect(slices).toBeGreaterThan(1);
  expect(inSlices(triedPolicies({...trial, policies: {denial: 'shout'}})).answer).toMatchObject({
    fault: {place: 'policies.denial'},
  });
});
