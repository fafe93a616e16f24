// What the lessons' links lead to: words that the glossary has, screens that the page has.
import {describe, expect, test} from 'vitest';
import {lessonFiles} from '../../src/cli/lesson-files.ts';
import {DEVICES} from '../../src/kits/facts.ts';
import {speakOf} from '../../src/kits/screens.ts';
import {partsOf, textsOf} from '../../src/lessons/loose-digits.ts';
import {scenarioNamed} from '../../src/scenarios/library.ts';
import {SCREENS} from '../../src/ui/app/screens.ts';
import {glossary} from '../../src/ui/layout/glossary.ts';

const read = lessonFiles();
if (!read.ok) throw new Error(read.fault.message);
/** The glossary's words on a run of a scenario, by its device. */
const WORDS = new Map<string, ReadonlySet<string>>();
for (const {name} of DEVICES) {
  await speakOf(name);
  WORDS.set(name, new Set(glossary().map(({term}) => term)));
}
const HASHES: ReadonlySet<string> = new Set(SCREENS.map(({hash}) => hash));

describe.each(read.value.map((lesson) => [lesson.name, lesson] as const))('lesson %s', (_, {steps}) => {
  const parts = steps.flatMap(textsOf).flatMap(partsOf);

  test('explains words that the glossary of its card has, and at least one', () => {
    const words = steps.flatMap((step) => {
      const known = WORDS.get(scenarioNamed(step.run.scenario)?.device ?? '');
      const linked = textsOf(step).flatMap(partsOf);
      return linked.flatMap((part) =>
        part.kind === 'term' ? [{word: part.word, isKnown: known?.has(part.word)}] : [],
      );
    });
    expect(words.filter(({isKnown}) => isKnown !== true)).toEqual([]);
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
