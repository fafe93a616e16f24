// The page's client against a far end that answers by hand.
import {expect, test} from 'vitest';
import {type ChannelListener, LabClient, type LabFault} from '../../src/bridge/client.ts';
import type {FromLab, ToLab} from '../../src/bridge/protocol/messages.ts';
import {PROTOCOL_VERSION} from '../../src/bridge/protocol/news.ts';
import {load} from './asking.ts';

/** A client whose far end notes what it is told and says only what the test says. */
function bench() {
  const told: ToLab[] = [];
  const faults: LabFault[] = [];
  const listeners: ChannelListener[] = [];
  let ready = 0;
  let closed = 0;
  const client = new LabClient(
    (listener) => {
      listeners.push(listener);
      return {post: (message) => told.push(message), close: () => closed++};
    },
    {ready: () => ready++, view: () => {}, fault: (fault) => faults.push(fault)},
  );
  const say = (message: FromLab, channel = listeners.length - 1): void => listeners[channel]?.message(message);
  const breakOff = (reason: string): void => listeners.at(-1)?.broken(reason);
  return {client, told, faults, say, breakOff, counts: () => ({ready, closed, opened: listeners.length})};
}

const lastId = (told: readonly ToLab[]): number => {
  const last = told.at(-1);
  return last !== undefined && 'id' in last ? last.id : -1;
};

test('an answer reaches the question with its id, whatever the order', async () => {
  const {client, told, say} = bench();
  const first = client.ask('digest', null);
  const firstId = lastId(told);
  const second = client.ask('digest', null);
  const [one, other] = [
    {digest: 'first', events: 1},
    {digest: 'second', events: 2},
  ];
  say({type: 'answer', id: lastId(told), question: 'digest', answer: other});
  say({type: 'answer', id: firstId, question: 'digest', answer: one});
  expect(await first).toEqual({ok: true, value: one});
  expect(await second).toEqual({ok: true, value: other});
});

test('a refused scenario comes back with its place and its reason', async () => {
  const {client, told, say} = bench();
  const answer = client.ask('load', load({}).asked);
  say({type: 'refused', id: lastId(told), place: 'scenario: guests', message: 'missing'});
  expect(await answer).toEqual({ok: false, fault: {place: 'scenario: guests', message: 'missing'}});
});

test('a worker of another version is refused and closed', () => {
  const {faults, say, counts} = bench();
  // The types know one version only; a worker of yesterday does not.
  say({type: 'ready', version: (PROTOCOL_VERSION + 1) as typeof PROTOCOL_VERSION, library: []});
  expect(faults[0]?.message).toContain('reload');
  expect(counts()).toEqual({ready: 0, closed: 1, opened: 1});
});

test('a fault carries what replays it, and ends the channel', () => {
  const {faults, say, counts} = bench();
  say({type: 'fault', message: 'assertion failed', scenario: 'rogue', seed: 7, event: 120});
  expect(faults).toEqual([{message: 'assertion failed', scenario: 'rogue', seed: 7, event: 120}]);
  expect(counts().closed).toBe(1);
});

test('a worker that cannot start is a fault too', () => {
  const {faults, breakOff} = bench();
  breakOff('404');
  expect(faults).toEqual([{message: '404', scenario: null, seed: null, event: null}]);
});

test('after a restart the old worker is not heard any more', async () => {
  const {client, say, counts} = bench();
  client.restart();
  say({type: 'ready', version: PROTOCOL_VERSION, library: []}, 0);
  expect(counts().ready).toBe(0);
  say({type: 'ready', version: PROTOCOL_VERSION, library: []}, 1);
  expect(counts()).toEqual({ready: 1, closed: 1, opened: 2});
});
