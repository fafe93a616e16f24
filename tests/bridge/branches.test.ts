// Branches of a run: an act forks, the old course is kept and executed again, and two are compared.
import {expect, test, vi} from 'vitest';
import {firstDifference} from '../../src/bridge/branches/compare-branches.ts';
import type {FromLab, ToLab} from '../../src/bridge/protocol/messages.ts';
import {LabSession} from '../../src/bridge/session.ts';
import {ended, opened} from '../sim/lab/runs.ts';

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

const load = (scenario: string): ToLab => ({
  type: 'load',
  id: 1,
  scenario,
  seed: null,
  profile: null,
  changes: null,
  recording: null,
});

test('an act keeps the old course, which opens again where it was left, with its future and its digest', async () => {
  const {send, last} = worker();
  send(load('rogue'));
  send({type: 'seek', event: 3000});
  send({type: 'digest', id: 2});
  const {digest, events} = await last('digest');
  send({type: 'act', act: {policies: {denial: 'machine-check'}}});
  expect(await last('branches')).toEqual({
    type: 'branches',
    current: 1,
    branches: [
      {id: 0, name: 'the run as it began', from: null},
      {id: 1, name: 'denial machine-check', from: events},
    ],
  });
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
  send(load('rogue'));
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
