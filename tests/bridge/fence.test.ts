// A run with a fence goes no further than its record, whatever it is told; without one it goes on as before.
import {expect, test} from 'vitest';
import {present} from '../../src/base/assert.ts';
import type {FromLab, ToLab} from '../../src/bridge/protocol/messages.ts';
import {LabSession} from '../../src/bridge/session.ts';
import {ended} from '../sim/lab/runs.ts';
import {load} from './asking.ts';

const FENCE = 100;

/** A session at power-on that may go no further than behind record 100; whatever it puts off is done at once. */
function fenced() {
  const said: FromLab[] = [];
  const later: (() => void)[] = [];
  let now = 0;
  const own = new LabSession({
    say: (message) => said.push(message),
    later: (_ms, act) => later.push(act),
    nowMs: () => {
      now += 1;
      return now;
    },
  });
  const send = (message: ToLab): void => {
    own.take(message);
    for (let act = later.shift(); act !== undefined; act = later.shift()) act();
  };
  send(load('transmit'));
  send({type: 'fence', event: FENCE});
  const view = () =>
    present(
      said.findLast((message) => message.type === 'view'),
      'the run was shown',
    );
  return {send, view, said};
}

test.each<readonly [string, ToLab]>([
  ['running as fast as it goes', {type: 'run', cyclesPerSecond: null}],
  ['running at a pace', {type: 'run', cyclesPerSecond: 1e9}],
  ['a step to what comes behind it', {type: 'step', to: 'frame', backwards: false}],
  ['a jump to an event behind it', {type: 'seek', event: 150}],
  ['a jump to a time behind it', {type: 'seek-time', at: 1e12}],
])('%s ends right behind the fenced record, and stands still', (_name, message) => {
  const {send, view} = fenced();
  // What lies behind the fence may be computed already.
  send({type: 'fence', event: null});
  send({type: 'seek', event: 150});
  send({type: 'seek', event: 20});
  send({type: 'fence', event: FENCE});
  send(message);
  expect([view().view.position, view().running]).toEqual([FENCE + 1, false]);
});

test('no view on the way shows what lies behind it', () => {
  const {send, said} = fenced();
  send({type: 'run', cyclesPerSecond: null});
  send({type: 'step', to: 'denial', backwards: false});
  const positions = said.flatMap((message) => (message.type === 'view' ? [message.view.position] : []));
  expect(Math.max(...positions)).toBe(FENCE + 1);
});

test('a step up to it stops at its own record, and one back is free', () => {
  const {send, view} = fenced();
  send({type: 'seek', event: 20});
  send({type: 'step', to: 'event', backwards: false});
  expect(view().view.position).toBe(21);
  send({type: 'seek', event: FENCE + 1});
  send({type: 'step', to: 'event', backwards: true});
  expect(view().view.position).toBe(FENCE);
});

test('taken away, it leaves the run as it would have been', () => {
  const {send, view} = fenced();
  send({type: 'run', cyclesPerSecond: null});
  send({type: 'fence', event: null});
  send({type: 'run', cyclesPerSecond: null});
  const {position, ended: isOver} = view().view;
  expect([position, isOver]).toEqual([ended('transmit').position, true]);
});

test('another run has none', () => {
  const {send, view} = fenced();
  send(load('transmit'));
  send({type: 'seek', event: 150});
  expect(view().view.position).toBe(150);
});
