// The clock of a session: whatever a run is told while a slice of it is waited for, one slice is waited for afterwards, never two.
import {expect, test} from 'vitest';
import type {ToLab} from '../../src/bridge/protocol/messages.ts';
import {LabSession} from '../../src/bridge/session.ts';
import {load} from './asking.ts';

const RUN: ToLab = {type: 'run', cyclesPerSecond: null};
const PACED: ToLab = {type: 'run', cyclesPerSecond: 1000};
const PAUSE: ToLab = {type: 'pause'};
const FAR: ToLab = {type: 'seek', event: 1e9};

/** A long run at power-on; tells how many slices it waits for when those put off so far have been done. */
function openedRun() {
  let put: (() => void)[] = [];
  let now = 0;
  const session = new LabSession({
    say: () => undefined,
    later: (_ms, act) => put.push(act),
    nowMs: () => {
      now += 6;
      return now;
    },
  });
  session.take(load('two-guests'));
  const waitsAfter = (...messages: ToLab[]): number => {
    for (const message of messages) session.take(message);
    const due = put;
    put = [];
    for (const act of due) act();
    return put.length;
  };
  return {waitsAfter};
}

test.each<readonly [string, readonly ToLab[]]>([
  ['a run', [RUN]],
  ['a jump out of a run', [RUN, FAR]],
  ['a jump out of a jump', [FAR, FAR]],
  ['a run that takes over a jump', [FAR, RUN]],
  ['a run that was paused and goes on', [RUN, PAUSE, RUN, PAUSE, RUN]],
  ['another pace', [RUN, PACED, RUN]],
  ['a jump out of a run at a pace', [PACED, FAR]],
])('%s waits for one slice at a time', (_name, messages) => {
  const {waitsAfter} = openedRun();
  expect(waitsAfter(...messages)).toBe(1);
  expect(waitsAfter()).toBe(1);
});

test('a run that was paused waits for none', () => {
  const {waitsAfter} = openedRun();
  expect(waitsAfter(RUN, FAR, PAUSE)).toBe(0);
});
