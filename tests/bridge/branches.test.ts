// Branches of a run: an act forks, the old course is kept and executed again, and two are compared.
import {expect, test, vi} from 'vitest';
import {firstDifference} from '../../src/bridge/branches/compare-branches.ts';
import type {FromLab, ToLab} from '../../src/bridge/protocol/messages.ts';
import {LabSession} from '../../src/bridge/session.ts';
import {ended, opened} from '../sim/lab/runs.ts';
import {loadMessage} from './load-message.ts';

/** A worker whose later is at once. */
function worker(): {
  send(message: ToLab): void;
  last<T extends FromLab['type']>(type: T): Promise<Extract<FromLab, {type: T}>>;
} {
  const said: FromLab[] = [];
  let now = 0;
  const session = new LabSession({
    say: (message) => said.push(message),
    later: (_ms, act) => void setTimeout(act, 0),
    nowMs: () => ++now,
  });
  return {
    send: (message) => session.take(message),
    last: (type) =>
      vi.waitFor(
        () => {
          const found = said.findLast((message) => message.type === type);
          expect(found).toBeDefined();
          said.length = 0;
          return found as never;
        },
        {timeout: 20_000},
      ),
  };
}

test('an act keeps the old course, which opens again where it was left, with its future and its digest', async () => {
  const {send, last} = worker();
  send(loadMessage('rogue'));
  send({type: 'seek', event: 3000});
  send({type: 'digest', id: 2});
  const {digest, events} = await last('digest');
  send({type: 'act', act: {policies: {denial: 'machine-check'}}});
  const {branches, current} = await last('branches');
  expect([events, current]).toEqual([3000, 1]);
  expect(branches[0]).toEqual({id: 0, name: 'the run as it began', from: null});
  // Event 3000 lies within a hand-off, which is finished first.
  expect(branches[1]).toEqual({id: 1, name: 'denial machine-check', from: 3034});
  send({type: 'seek', event: 5000});
  send({type: 'digest', id: 3});
  const forked = await last('digest');
  send({type: 'branch', branch: 0});
  expect(await last('branches')).toMatchObject({current: 0});
  send({type: 'digest', id: 4});
  expect(await last('digest')).toMatchObject({digest, events});
  send({type: 'branch', branch: 1});
  send({type: 'digest', id: 5});
  expect(await last('digest')).toMatchObject({digest: forked.digest, events: forked.events});
});

test('two branches are compared to their ends, kind by kind and guest by guest', async () => {
  const {send, last} = worker();
  send(loadMessage('rogue'));
  send({type: 'seek', event: 3000});
  send({type: 'act', act: {policies: {denial: 'machine-check'}}});
  const {branches} = await last('branches');
  send({type: 'compare-branches', id: 7, first: 0, second: 1});
  const {comparison} = await last('compared-branches');
  const whole = ended('rogue');
  expect(comparison.first).toMatchObject({digest: whole.digest(), events: whole.position});
  expect(comparison.differsAt).toBe(branches[1]?.from);
  expect(comparison.first.kinds.stopped).toBe(0);
  expect(comparison.second.kinds.stopped).toBe(1);
  expect(comparison.second.guests.map(({name}) => name)).toEqual(comparison.first.guests.map(({name}) => name));
  send({type: 'compare-branches', id: 8, first: 0, second: 9});
  expect(await last('refused')).toMatchObject({id: 8, place: 'branch'});
});

test('a frame to a guest that is not there is no act', async () => {
  const {send, last} = worker();
  send(loadMessage('transmit'));
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
  const {send, last} = worker();
  send(loadMessage('rogue'));
  send({type: 'seek', event: 3000});
  send({type: 'act', act: {policies: {denial: 'machine-check'}}});
  await last('branches');
  send({type: 'seek', event: 4000});
  send({type: 'act', act: {frameTo: 0, bytes: 200}});
  const {branches} = await last('branches');
  send({type: 'seek', event: 5000});
  send({type: 'digest', id: 2});
  const {digest, events} = await last('digest');
  send({type: 'keep-branches', id: 3});
  const answer = await last('kept-branches');
  return {kept: JSON.parse(JSON.stringify(answer.kept)), digest, events, branches};
}

test('branches that were kept open again in another worker, where each was left', async () => {
  const before = await kept();
  const {send, last} = worker();
  send(loadMessage('rogue', {branches: before.kept, stand: 4999}));
  const {branches, current} = await last('branches');
  expect([branches, current]).toEqual([before.branches, 2]);
  send({type: 'digest', id: 10});
  expect(await last('digest')).toMatchObject({digest: before.digest, events: before.events});
  send({type: 'branch', branch: 1});
  await last('branches');
  send({type: 'digest', id: 11});
  expect((await last('digest')).events).toBeGreaterThanOrEqual(4000);
});

test('a run that never forked keeps none', async () => {
  const {send, last} = worker();
  send(loadMessage('rogue'));
  send({type: 'keep-branches', id: 3});
  expect((await last('kept-branches')).kept).toBeNull();
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
  const {send, last} = worker();
  send(loadMessage('transmit'));
  send({type: 'seek', event: 150});
  send({type: 'digest', id: 9});
  const {digest, events} = await last('digest');
  send(loadMessage('rogue', {branches: spoilt}));
  expect(await last('refused')).toMatchObject({id: 1, place});
  send({type: 'digest', id: 10});
  expect(await last('digest')).toMatchObject({digest, events});
  send({type: 'keep-branches', id: 11});
  expect((await last('kept-branches')).kept).toBeNull();
});
