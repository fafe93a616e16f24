import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {DECK_ABOUT, SLIDES} from '../../../src/ui/layout/deck.ts';
import {glossary, notModelled} from '../../../src/ui/layout/glossary.ts';
import {meaningOf} from '../../../src/ui/layout/word-meaning.ts';

/** The lab's own words: one meaning each. */
const WORDS = [
  'hook',
  'access',
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
  'VPIO',
  'NE2000',
  'Palacios',
  'GeekOS',
  'event',
  'interrupt',
  'record',
  'model event',
  'operation',
  'seed',
  'partition',
  'kept',
  'parked',
  'quantum',
  'PTX',
  'PRX',
  'RDC',
  'AbortDma',
  'exits all the same',
  'deck',
  'moment',
  'prediction',
  'level',
];

test('every word of the lab is in the glossary, once', () => {
  const terms = [...glossary(), ...notModelled()].map(({term}) => term);
  expect(terms.filter((term, i) => terms.indexOf(term) !== i)).toEqual([]);
  expect(WORDS.filter((word) => meaningOf(word) === null)).toEqual([]);
});

test('what is not modelled is said', () => {
  expect(notModelled().length).toBeGreaterThan(3);
  for (const {words} of notModelled()) expect(words).toMatch(/\.$/);
});

/** All text that is ours and that a person reads: code with its strings, and the documents. */
const TEXTS = ['src', 'docs']
  .flatMap((folder) =>
    readdirSync(folder, {recursive: true, withFileTypes: true}).map((entry) => join(entry.parentPath, entry.name)),
  )
  .filter((file) => /\.(tsx?|md|json)$/.test(file) && !file.includes('node_modules'));

test('every slide that is cited anywhere has an entry in the deck, and so has every slide there is', () => {
  const cited = TEXTS.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/\bslides? (\d+(?:(?:, | and | to |-)\d+)*)/gi)].flatMap(([, numbers]) =>
      [...(numbers ?? '').matchAll(/\d+/g)].map(([digits]) => Number(digits)),
    ),
  );
  expect(cited.length).toBeGreaterThan(40);
  expect([...new Set(cited)].filter((slide) => meaningOf(`slide ${slide}`) === null)).toEqual([]);
  expect(SLIDES.map(({slide}) => slide)).toEqual(Array.from({length: 31}, (_, i) => i + 1));
  for (const text of [...DECK_ABOUT, ...SLIDES.map(({words}) => words)]) expect(text).toMatch(/[.?]$/);
});

test('every word that is dotted somewhere has a meaning', () => {
  const dotted = TEXTS.filter((file) => file.endsWith('.tsx')).flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/<Term word="([^"]+)"|dot=\{\['([^']+)'\]\}/g)].map(
      ([, word, only]) => word ?? only ?? '',
    ),
  );
  expect(dotted).toContain('VPIO');
  expect(dotted.filter((word) => meaningOf(word) === null)).toEqual([]);
});

test('what cannot be read in the deck is said to be inferred, and what it leaves open to be a policy', () => {
  const inferred = ['reusable', 'model', 'AbortDma', 'check', 'PXE', 'slide 21', 'slide 26'];
  expect(inferred.filter((word) => !/\binferred\b/.test(meaningOf(word) ?? ''))).toEqual([]);
  const policies = ['quantum', 'partition', 'kept', 'slide 18'];
  expect(policies.filter((word) => !/\bpolicy\b/.test(meaningOf(word) ?? ''))).toEqual([]);
});
