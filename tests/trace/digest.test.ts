// The digest: one number for a run, whatever the way it was computed.
import {expect, test} from 'vitest';
import {digestOf} from '../../src/trace/digest.ts';
import {EventStore} from '../../src/trace/event-store.ts';
import {FrameArena} from '../../src/trace/frame-arena.ts';
import {Kind, packPlain, Verdict} from '../../src/trace/record-layout.ts';
import {ended, opened} from '../sim/lab/runs.ts';

test('does not depend on slices, pauses, views, keyframes and going back', () => {
  const {digest} = ended('transmit').report();
  const sliced = opened('transmit');
  for (let at = 0; !sliced.hasEnded; at += 7777) {
    sliced.runUntil(at, Number.POSITIVE_INFINITY);
    sliced.view(false);
    sliced.stateHash();
  }
  expect(sliced.digest()).toBe(digest);
  const restless = opened('transmit');
  for (let event = 10; !restless.hasEnded; event += 13) {
    restless.seek(event);
    restless.seek(event - 9);
    restless.seek(event);
  }
  expect(restless.digest()).toBe(digest);
});

test('is of the present: what was computed ahead does not count', () => {
  const lab = opened('transmit');
  lab.runTo(100);
  const {position} = lab;
  const digest = lab.digest();
  lab.runToEnd();
  expect(lab.digest()).not.toBe(digest);
  lab.seek(position);
  expect(lab.digest()).toBe(digest);
});

test('any word, time, cause or frame byte that differs changes it', () => {
  const W0 = packPlain(Kind.IRQ, 0, Verdict.NONE, 0, 0);
  const make = (change: {w0?: number; w1?: number; at?: number; cause?: number; byte?: number}): string => {
    const store = new EventStore();
    const frames = new FrameArena();
    store.append(W0, 1, 10, -1);
    store.append(change.w0 ?? W0, change.w1 ?? 2, change.at ?? 2 ** 33, change.cause ?? 0);
    frames.append(Uint8Array.of(1, change.byte ?? 2, 3));
    return digestOf(store, frames);
  };
  const changes = [{}, {w0: W0 | (1 << 5)}, {w1: 3}, {at: 2 ** 33 + 1}, {at: 20}, {cause: -1}, {byte: 9}];
  expect(new Set(changes.map(make)).size).toBe(changes.length);
  expect(make({})).toBe(make({}));
});
