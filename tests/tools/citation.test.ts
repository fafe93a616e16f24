// CITATION.cff by the rules of the Citation File Format 1.2, and against package.json and LICENSE.
import {readFileSync} from 'node:fs';
import {expect, test} from 'vitest';

const text = readFileSync('CITATION.cff', 'utf8');
const {version, license} = JSON.parse(readFileSync('package.json', 'utf8'));

/** The value of a key of the first level, as it stands. */
const entryOf = (key: string): string | undefined => new RegExp(`^${key}: (.+)$`, 'm').exec(text)?.[1];

test('has every key that the format asks for, and none twice', () => {
  const keys = [...text.matchAll(/^([a-z-]+):/gm)].map(([, key]) => key);
  expect(keys).toEqual(expect.arrayContaining(['cff-version', 'message', 'title', 'authors']));
  expect(new Set(keys).size).toBe(keys.length);
  expect(entryOf('cff-version')).toBe('1.2.0');
  expect(entryOf('type')).toBe('software');
});

test('version and licence are those of the package, the authors those of the licence', () => {
  expect(entryOf('version')).toBe(version);
  expect(entryOf('license')).toBe(license);
  const [, authors] = /Copyright \(c\) \d+ (.+)/.exec(readFileSync('LICENSE', 'utf8')) ?? [];
  expect(text).toMatch(new RegExp(`^authors:\\n  - name: ${authors}$`, 'm'));
});

test('is plain YAML: no tabs, and no value of the first level that a reader would take for a mapping', () => {
  expect(text).not.toContain('\t');
  for (const [, value] of text.matchAll(/^[a-z-]+: ([^">|].*)$/gm)) expect(value).not.toMatch(/: |^[[{&*!%@`]/);
});
