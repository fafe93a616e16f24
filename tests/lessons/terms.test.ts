// What the lessons' links lead to: words that the glossary has, screens that the page has.
import {describe, expect, test} from 'vitest';
import {lessonFiles} from '../../src/cli/lesson-files.ts';
import {partsOf, textsOf} from '../../src/lessons/loose-digits.ts';
import {SCREENS} from '../../src/ui/app/screens.ts';
import {glossary} from '../../src/ui/layout/glossary.ts';

const read = lessonFiles();
if (!read.ok) throw new Error(read.fault.message);
const WORDS: ReadonlySet<string> = new Set(glossary().map(({term}) => term));
const HASHES: ReadonlySet<string> = new Set(SCREENS.map(({hash}) => hash));

describe.each(read.value.map((lesson) => [lesson.name, lesson] as const))('lesson %s', (_, {steps}) => {
  const parts = steps.flatMap(textsOf).flatMap(partsOf);

  test('explains words that the glossary has, and at least one', () => {
    const words = parts.flatMap((part) => (part.kind === 'term' ? [part.word] : []));
    expect(words.filter((word) => !WORDS.has(word))).toEqual([]);
    expect(words.length).toBeGreaterThan(0);
  });

  test('leads to screens that the page has, and ends with one', () => {
    const places = parts.flatMap((part) => (part.kind === 'place' ? [part.to] : []));
    expect(places.filter((place) => !HASHES.has(place))).toEqual([]);
    const last = steps.slice(-1).flatMap(textsOf).flatMap(partsOf);
    expect(last.some(({kind}) => kind === 'place')).toBe(true);
  });

  test('asks by its second step, and three to seven times in all', () => {
    const asking = steps.flatMap(({question}, i) => (question === null ? [] : [i]));
    expect(asking[0]).toBeLessThanOrEqual(1);
    expect(asking.length).toBeGreaterThanOrEqual(3);
    expect(asking.length).toBeLessThanOrEqual(7);
  });
});

test('the first step of the first lesson asks something that one choice answers', () => {
  const question = read.value[0]?.steps[0]?.question;
  expect(question?.kind).toBe('exit');
});
