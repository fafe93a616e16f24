// Hands of a class in the page's store: kept for each run of a lesson, and what is damaged is dropped.
import {afterEach, beforeEach, expect, test, vi} from 'vitest';
import {giveVotes, handsIn, openVotes, useVotes} from '../../../src/ui/store/lesson-votes.ts';

const kept = new Map<string, string>();

beforeEach(() => {
  kept.clear();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
  });
});
afterEach(() => vi.unstubAllGlobals());

test('hands come back with their run and step, and another run has its own', () => {
  openVotes('dma-denied', 'own own');
  giveVotes(3, [7, 12]);
  openVotes('dma-denied', 'own 11');
  expect(useVotes.getState().votes).toEqual({});
  giveVotes(3, [1, 0]);
  openVotes('dma-denied', 'own own');
  expect(useVotes.getState().votes).toEqual({'3': [7, 12]});
  openVotes('ports', 'own own');
  expect(useVotes.getState().votes).toEqual({});
});

test('no hands at all forget the step', () => {
  openVotes('dma-denied', 'own own');
  giveVotes(3, [7, 12]);
  giveVotes(3, [0, 0]);
  openVotes('dma-denied', 'own own');
  expect(useVotes.getState().votes).toEqual({});
});

test.each([
  [[-1, 2]],
  [[1.5]],
  [[10_000]],
  [Array(27).fill(1)],
  ['12'],
  [[Number.NaN]],
  [null],
])('%j are no hands', (value) => {
  openVotes('dma-denied', 'own own');
  giveVotes(3, value as number[]);
  expect(useVotes.getState().votes).toEqual({});
});

test.each([
  'no JSON',
  '[]',
  '{"own own":[]}',
  '{"own own":{"3":[-1]}}',
  '{"own own":{"3":"x"}}',
])('damaged storage is dropped without harm: %s', (text) => {
  kept.set('vpio-votes-dma-denied', text);
  openVotes('dma-denied', 'own own');
  expect(useVotes.getState().votes).toEqual({});
  giveVotes(0, [1, 2]);
  openVotes('dma-denied', 'own own');
  expect(handsIn(useVotes.getState().votes[0] ?? [])).toBe(3);
});
