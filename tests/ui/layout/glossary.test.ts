import {expect, test} from 'vitest';
import {GLOSSARY, NOT_MODELLED, termWords} from '../../../src/ui/layout/glossary.ts';

/** The lab's own words: one meaning each. */
const WORDS = [
  'hook',
  'access',
  'trap',
  'VM exit',
  'owner',
  'suspended',
  'reusable',
  'hand-off',
  'verdict',
  'denial',
  'check',
  'belief',
  'truth',
  'technique',
];

test('every word of the lab is in the glossary, once', () => {
  const terms = [...GLOSSARY, ...NOT_MODELLED].map(({term}) => term);
  expect(terms.filter((term, i) => terms.indexOf(term) !== i)).toEqual([]);
  expect(WORDS.filter((word) => termWords(word) === null)).toEqual([]);
});

test('what is not modelled is said', () => {
  expect(NOT_MODELLED.length).toBeGreaterThan(3);
  for (const {words} of NOT_MODELLED) expect(words).toMatch(/\.$/);
});
