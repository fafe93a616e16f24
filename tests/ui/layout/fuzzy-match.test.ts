import {expect, test} from 'vitest';
import {fuzzyMatch} from '../../../src/ui/layout/fuzzy-match.ts';

const NAMES = [
  'Card memory',
  'Compare',
  'Step to the next denial',
  'Dark theme',
  'Frames, pcap',
  'Step back by one event',
];

function best(typed: string): string | undefined {
  return NAMES.map((name) => ({name, match: fuzzyMatch(typed, name)}))
    .filter(({match}) => match !== null)
    .sort((a, b) => (b.match?.score ?? 0) - (a.match?.score ?? 0))[0]?.name;
}

test('the start of a word meets before letters inside one, and those before scattered ones', () => {
  const scores = ['den', 'eni', 'dnl'].map((typed) => fuzzyMatch(typed, 'Step to the next denial')?.score ?? 0);
  expect(scores.toSorted((a, b) => b - a)).toEqual(scores);
  expect(new Set(scores).size).toBe(3);
});

test('a few letters of one word or of two find the command', () => {
  expect(best('den')).toBe('Step to the next denial');
  expect(best('crd mem')).toBe('Card memory');
  expect(best('pcap')).toBe('Frames, pcap');
  expect(best('DARK')).toBe('Dark theme');
  expect(best('bk eve')).toBe('Step back by one event');
});

test('every word must be met, and letters too far apart meet nothing', () => {
  expect(fuzzyMatch('card theme', 'Card memory')).toBeNull();
  expect(fuzzyMatch('sl', 'Step to the next denial')).toBeNull();
  expect(fuzzyMatch('zz', 'Compare')).toBeNull();
});

test('the letters met are told, so that they can be marked', () => {
  expect(fuzzyMatch('mem', 'Card memory')?.places).toEqual([5, 6, 7]);
  expect(fuzzyMatch('cmp', 'Compare')?.places).toEqual([0, 2, 3]);
  expect(fuzzyMatch('', 'Compare')).toEqual({score: 0, places: []});
});
