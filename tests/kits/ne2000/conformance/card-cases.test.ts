// Sequences written from the data sheet's text, where other people's cards and drivers met trouble: tests/cases/card-*.jsonl.
// Each header cites the page that its values come from.
import {readdirSync, readFileSync} from 'node:fs';
import {expect, test} from 'vitest';
import {checkVector} from '../../../../src/kits/ne2000/conformance/vector-check.ts';

const FOLDER = 'tests/cases/';
const CASES = readdirSync(FOLDER).filter((file) => file.startsWith('card-'));

test('there are seven of them', () => {
  expect(CASES.length).toBe(7);
});

test.each(CASES)('the data sheet’s card answers %s step by step', (file) => {
  const text = readFileSync(FOLDER + file, 'utf8');
  const checked = checkVector(file, text, 'datasheet');
  expect(checked.ok && [checked.value.mismatch, checked.value.disputed]).toEqual([null, []]);
  expect(checked.ok && checked.value.steps).toBe(text.trimEnd().split('\n').length - 1);
});
