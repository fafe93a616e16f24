// What an assignment is bound to: its digest, each student's seed, and the published schemas.
import {readFileSync} from 'node:fs';
import {describe, expect, test} from 'vitest';
import {assignmentDigest, handout} from '../../src/homework/digest.ts';
import {assignmentJsonSchema, submissionJsonSchema} from '../../src/homework/json-schema.ts';
import {parseAssignment} from '../../src/homework/read-assignment.ts';
import {seedOf} from '../../src/homework/student.ts';
import {conforms} from '../scenarios/check-json-schema.ts';
import {type Loose, teachingFile} from './files.ts';

const NAMES = ['one-card', 'keep-them-apart'];

describe('the digest', () => {
  const whole = teachingFile('keep-them-apart.assignment');

  test('is the same for what is handed out, in whatever order its fields stand', () => {
    const turned = Object.fromEntries(Object.entries(whole).reverse());
    expect(JSON.stringify(handout(whole))).not.toBe(JSON.stringify(whole));
    expect([assignmentDigest(handout(whole)), assignmentDigest(turned)]).toEqual([
      assignmentDigest(whole),
      assignmentDigest(whole),
    ]);
  });

  test('is another once a point is', () => {
    const changed = structuredClone(whole);
    (changed['tasks'] as Loose[])[1] = {...(changed['tasks'] as Loose[])[1], points: 9};
    expect(assignmentDigest(changed)).not.toBe(assignmentDigest(whole));
  });
});

describe('the seed', () => {
  test('is one student’s, however the name is written, and another’s in another assignment', () => {
    const rule = {name: 'one-card', seeds: 'student'} as const;
    expect(seedOf(rule, ' ada  LOVELACE')).toBe(seedOf(rule, 'Ada Lovelace'));
    expect(seedOf(rule, 'Jose\u0301')).toBe(seedOf(rule, 'José'));
    expect(seedOf({...rule, name: 'two'}, 'Ada Lovelace')).not.toBe(seedOf(rule, 'Ada Lovelace'));
    const seeds = new Set(Array.from({length: 1000}, (_, i) => seedOf(rule, `student ${i}`)));
    expect(seeds.size).toBe(1000);
  });

  test('is one of a list where there is a list, and the scenario’s own where that is wanted', () => {
    expect([3, 5]).toContain(seedOf({name: 'a', seeds: [3, 5]}, 'Ada'));
    expect(seedOf({name: 'a', seeds: 'own'}, 'Ada')).toBeNull();
  });
});

describe.each([
  ['assignment', assignmentJsonSchema()],
  ['submission', submissionJsonSchema()],
] as const)('the published schema of a %s', (kind, schema) => {
  const published = JSON.parse(readFileSync(`public/${kind}.schema.json`, 'utf8'));

  test('is what the reader’s schema makes', () => {
    expect(published, 'node tools/schemas.mjs writes it anew').toEqual(JSON.parse(JSON.stringify(schema)));
  });

  test('holds the worked files, and none with a field of its own', () => {
    const files = NAMES.flatMap((name) =>
      kind === 'assignment' ? [`${name}.assignment`] : ['good', 'wrong'].map((which) => `${name}.${which}.submission`),
    ).map(teachingFile);
    for (const file of files) {
      expect(conforms(published, file)).toBe(true);
      expect(conforms(published, {...file, extra: 1})).toBe(false);
    }
  });
});

test('a scenario can stand in the assignment itself, and a lesson for its questions', () => {
  const [task] = teachingFile('one-card.assignment')['tasks'] as Loose[];
  const scenario = JSON.parse(readFileSync('src/scenarios/library/transmit.json', 'utf8'));
  const own = {run: {scenario: {...scenario, name: 'mine'}}, id: 'own', ask: {kind: 'verdict'}};
  const read = parseAssignment({
    ...teachingFile('one-card.assignment'),
    tasks: [{...task, questions: [own, {lesson: 'dma-denied', points: 2}]}],
  });
  if (!read.ok) throw new Error(read.fault.message);
  expect(read.value.tasks[0]).toMatchObject({
    questions: [
      {kind: 'question', run: {isOfLibrary: false, scenario: {name: 'mine'}}},
      {kind: 'lesson', id: 'dma-denied', points: 2},
    ],
  });
});
