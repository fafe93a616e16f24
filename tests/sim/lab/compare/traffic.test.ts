// The account of frames: by bytes, not by who was running.
import {expect, test} from 'vitest';
import {Traffic} from '../../../../src/sim/lab/compare/traffic.ts';
import {NOBODY} from '../../../../src/trace/units.ts';

const A = 0;
const B = 1;
const frame = (first: number, length = 60): Uint8Array => Uint8Array.from({length}, (_, i) => (first + i) & 0xff);

test('a frame on the wire is its maker’s, whoever’s command sent it', () => {
  const traffic = new Traffic(2);
  traffic.handed(B, frame(7));
  expect(traffic.sent(frame(7), false)).toBe(B);
  expect([traffic.sentFor(A), traffic.sentFor(B), traffic.garbled]).toEqual([0, 1, 0]);
});

test('a frame sent twice and given once is garbled the second time', () => {
  const traffic = new Traffic(1);
  traffic.handed(A, frame(1));
  traffic.sent(frame(1), false);
  expect(traffic.sent(frame(1), false)).toBe(NOBODY);
  expect(traffic.garbled).toBe(1);
});

test('a short frame and the same padded with zeros are one frame', () => {
  const traffic = new Traffic(1);
  traffic.handed(A, frame(1, 42));
  const padded = new Uint8Array(60);
  padded.set(frame(1, 42));
  expect(traffic.sent(padded, false)).toBe(A);
});

test('what an attacker made up is not counted as another’s frame garbled', () => {
  const traffic = new Traffic(2);
  traffic.makes(frame(3));
  traffic.sent(frame(3), false);
  traffic.sent(frame(4), true);
  expect([traffic.madeUp, traffic.garbled]).toEqual([2, 0]);
});

test('frames that the wire brings are counted by their address', () => {
  const traffic = new Traffic(1);
  traffic.arrives(frame(2));
  expect(traffic.offeredTo(frame(2).subarray(0, 6))).toBe(1);
  expect(traffic.offeredTo(frame(3).subarray(0, 6))).toBe(0);
});
