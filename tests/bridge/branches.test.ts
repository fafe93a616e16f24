// Branches of a run: an act forks, the old course is kept and executed again, and two are compared.
import {expect, test, vi} from 'vitest';
import {inputOf} from '../../src/bridge/branches/branching.ts';
import {firstDifference} from '../../src/bridge/branches/compare-branches.ts';
import type {FromLab, ToLab} from '../../src/bridge/protocol/messages.ts';
import type {AnswerTo, Asked, QuestionName} from '../../src/bridge/questions/questions.ts';
import {LabSession} from '../../src/bridge/session.ts';
import {ended, opened} from '../sim/lab/runs.ts';
import {answerIn, ask, load} from './asking.ts';

/** A worker whose later is at once. */
function worker(): {
  send(message: ToLab): void;
  last<T extends FromLab['type']>(type: T): Promise<Extract<FromLab, {type: T}>>;
  ask<Q extends QuestionName>(question: Q, asked: Asked<Q>): Promise<AnswerTo<Q>>;
} {
  const said: FromLab[] = [];
  let now = 0;
  const session = new LabSession({
    say: (message) => said.push(message),
    later: (_ms, act) => void setTimeout(act, 0),
    nowMs: () => ++now,
  });
  const heard = <T>(find: () => T): Promise<T> =>
    vi.waitFor(
      () => {
        const found = find();
        expect(found).toBeDefined();
        said.length = 0;
        return found;
      },
      {timeout: 20_000},
    );
  return {
    send: (message) => session.take(message),
    last: (type) => heard(() => said.findLast((message) => message.type === type)) as never,
    ask: async (question, asked) => {
      session.take(ask(question, asked));
      return (await heard(() => answerIn(said, question)))?.answer as never;
    },
  };
}

test('an act keeps the old course, which opens again where it was left, with its future and its digest', async () => {
  const {send, last, ask: asked} = worker();
  send(load('rogue'));
  send({type: 'seek', event: 3000});
  const {digest, events} = await asked('digest', null);
  send({type: 'act', act: {policies: {denial: 'machine-check'}}});
  const {branches, current} = await last('branches');
  expect([events, current]).toEqual([3000, 1]);
  expect(branches[0]).toEqual({id: 0, name: 'the run as it began', from: null});
  // Event 3000 lies within a hand-off, which is finished first.
  expect(branches[1]).toEqual({id: 1, name: 'denial machine-check', from: 3034});
  send({type: 'seek', event: 5000});
  const forked = await asked('digest', null);
  send({type: 'branch', branch: 0});
  expect(await last('branches')).toMatchObject({current: 0});
  expect(await asked('digest', null)).toMatchObject({digest, events});
  send({type: 'branch', branch: 1});
  expect(await asked('digest', null)).toMatchObject({digest: forked.digest, events: forked.events});
});

test('two branches are compared to their ends, kind by kind and guest by guest', async () => {
  const {send, last, ask: asked} = worker();
  send(load('rogue'));
  send({type: 'seek', event: 3000});
  send({type: 'act', act: {policies: {denial: 'machine-check'}}});
  const {branches} = await last('branches');
  const comparison = await asked('compareBranches', {first: 0, second: 1});
  const whole = ended('rogue');
  expect(comparison.first).toMatchObject({digest: whole.digest(), events: whole.position});
  expect(comparison.differsAt).toBe(branches[1]?.from);
  expect(comparison.first.kinds.stopped).toBe(0);
  expect(comparison.second.kinds.stopped).toBe(1);
  expect(comparison.second.guests.map(({name}) => name)).toEqual(comparison.first.guests.map(({name}) => name));
  send(ask('compareBranches', {first: 0, second: 9}, 8));
  expect(await last('refused')).toMatchObject({id: 8, place: 'branch'});
});

test('a frame to a guest that is not there is no act', async () => {
  const {send, last} = worker();
  send(load('transmit'));
  send({type: 'act', act: {frameTo: 5, bytes: 100}});
  send({type: 'act', act: {frameTo: 0, bytes: 100}});
  expect(await last('branches')).toMatchObject({branches: [{}, {name: 'frame of 100 bytes to A'}]});
});

test('a run forked with nothing done differs nowhere', () => {
  const lab = ended('two-guests');
  lab.seek(4000);
  lab.fork();
  lab.runToEnd();
  expect(firstDifference(lab.store, ended('two-guests').store)).toBeNull();
  expect(firstDifference(lab.store, opened('two-guests').store)).toBe(0);
});

/** A run that was forked twice, and what is kept of it. */
async function kept(): Promise<{kept: unknown; digest: string; events: number; branches: unknown}> {
  const {send, last, ask: asked} = worker();
  send(load('rogue'));
  send({type: 'seek', event: 3000});
  send({type: 'act', act: {policies: {denial: 'machine-check'}}});
  await last('branches');
  send({type: 'seek', event: 4000});
  send({type: 'act', act: {frameTo: 0, bytes: 200}});
  const {branches} = await last('branches');
  send({type: 'seek', event: 5000});
  const {digest, events} = await asked('digest', null);
  const answer = await asked('keepBranches', null);
  return {kept: JSON.parse(JSON.stringify(answer)), digest, events, branches};
}

test('branches that were kept open again in another worker, where each was left', async () => {
  const before = await kept();
  const {send, last, ask: asked} = worker();
  send(load('rogue', {branches: before.kept, stand: 4999}));
  const {branches, current} = await last('branches');
  expect([branches, current]).toEqual([before.branches, 2]);
  expect(await asked('digest', null)).toMatchObject({digest: before.digest, events: before.events});
  send({type: 'branch', branch: 1});
  await last('branches');
  expect((await asked('digest', null)).events).toBeGreaterThanOrEqual(4000);
});

test('a run that never forked keeps none', async () => {
  const {send, ask: asked} = worker();
  send(load('rogue'));
  expect(await asked('keepBranches', null)).toBeNull();
});

type Spoilt = {current: unknown; list: {position: unknown; name: unknown; inputs: Record<string, unknown>[]}[]};

test.each<[string, string, (spoilt: Spoilt) => void]>([
  ['no list', 'branches', (all) => Object.assign(all, {list: 'none'})],
  ['no branch', 'branches.list', (all) => Object.assign(all, {list: []})],
  ['a branch that is none', 'branches.list[1]', (all) => Object.assign(all.list[1] ?? {}, {position: -1})],
  [
    'an unknown policy',
    'branches.list[1]',
    (all) => Object.assign(all.list[1]?.inputs[0] ?? {}, {policies: {denial: 'x'}}),
  ],
  [
    'an inherited policy',
    'branches.list[1]',
    (all) => Object.assign(all.list[1]?.inputs[0] ?? {}, {policies: {toString: 1}}),
  ],
  ['a frame that is none', 'branches.list[2]', (all) => Object.assign(all.list[2]?.inputs[1] ?? {}, {frame: 'zz'})],
  ['another current', 'branches.current', (all) => Object.assign(all, {current: 77})],
  ['an input after the end', 'branches', (all) => Object.assign(all.list[1]?.inputs[0] ?? {}, {before: 10_000_000})],
])('%s is refused with the run it belongs to, and what was open stays', async (_what, place, spoil) => {
  const spoilt = (await kept()).kept as Spoilt;
  spoil(spoilt);
  const {send, last, ask: asked} = worker();
  send(load('transmit'));
  send({type: 'seek', event: 150});
  const {digest, events} = await asked('digest', null);
  send(load('rogue', {branches: spoilt}));
  expect(await last('refused')).toMatchObject({id: 1, place});
  expect(await asked('digest', null)).toMatchObject({digest, events});
  expect(await asked('keepBranches', null)).toBeNull();
});

test('a frame goes to whoever is on the wire, and nowhere in a run on no network', () => {
  const network = opened('two-guests');
  expect(inputOf(network, {frameTo: 0, bytes: 60})).toHaveProperty('frame');
  expect(inputOf(network, {frameTo: null, bytes: 60})).toHaveProperty('frame');
  expect(inputOf(network, {frameTo: 7, bytes: 60})).toBeNull();
  const copies = opened('copy-two-guests');
  for (const frameTo of [0, null]) expect(inputOf(copies, {frameTo, bytes: 60})).toBeNull();
  expect(inputOf(copies, {policies: {denial: 'stop'}})).toEqual({policies: {denial: 'stop'}});
});
