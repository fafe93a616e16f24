// A device's alarms: earliest first, equal times in the order they were set, one for each token.
import {expect, test} from 'vitest';
import {Alarms} from '../../../src/sim/machine/alarms.ts';

function taken(alarms: Alarms): (number | undefined)[] {
  const tokens: (number | undefined)[] = [];
  while (alarms.nextAt !== Number.POSITIVE_INFINITY) tokens.push(alarms.take());
  return tokens;
}

test('ring in order of time, and of setting where times are equal', () => {
  const alarms = new Alarms();
  alarms.set(30, 1);
  alarms.set(10, 2);
  alarms.set(30, 3);
  alarms.set(20, 4);
  expect(alarms.nextAt).toBe(10);
  expect(taken(alarms)).toEqual([2, 4, 1, 3]);
  expect(alarms.take()).toBeUndefined();
});

test('a token set again takes the place of the first', () => {
  const alarms = new Alarms();
  alarms.set(10, 1);
  alarms.set(20, 2);
  alarms.set(30, 1);
  expect(taken(alarms)).toEqual([2, 1]);
});

test('one that is cancelled does not ring, and cancelling nothing is fine', () => {
  const alarms = new Alarms();
  alarms.set(10, 1);
  alarms.cancel(1);
  alarms.cancel(7);
  expect(alarms.nextAt).toBe(Number.POSITIVE_INFINITY);
});

test('a snapshot is what was, whatever comes after', () => {
  const alarms = new Alarms();
  alarms.set(10, 1);
  const saved = alarms.snapshot();
  alarms.set(5, 2);
  alarms.restore(saved);
  alarms.set(7, 3);
  expect(saved).toEqual([{at: 10, token: 1}]);
  expect(taken(alarms)).toEqual([3, 1]);
});
