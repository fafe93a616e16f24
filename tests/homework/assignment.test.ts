// What an assignment is bound to: its digest, each student's seed, and the published schemas.
import {readFileSync} from 'node:fs';
import {describe, expect, test} from 'vitest';
import {present} from '../../src/base/assert.ts';
import type {Fault, Result} from '../../src/base/result.ts';
import {lessonFiles} from '../../src/cli/lesson-files.ts';
import {assignmentDigest, handout} from '../../src/homework/digest.ts';
import {neededRecordings} from '../../src/homework/needed-recordings.ts';
import {parseAssignment} from '../../src/homework/read-assignment.ts';
import {seedOf} from '../../src/homework/student.ts';
import {JSON_SCHEMAS} from '../../tools/json-schemas.mjs';
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
  ['assignment', JSON_SCHEMAS.assignment],
  ['submission', JSON_SCHEMAS.submission],
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

describe('a recorded guest', () => {
  const recorded = JSON.parse(readFileSync('src/scenarios/library/linux-ne-isa.json', 'utf8'));
  const own = {...recorded, name: 'mine', guests: [{...recorded.guests[0], recording: 'mine.jsonl.gz'}]};
  const words = {id: 'one', title: 'One'};
  const read = (task: Loose) => parseAssignment({...teachingFile('one-card.assignment'), tasks: [{...words, ...task}]});
  const asking = (scenario: unknown): Loose[] => [
    {kind: 'questions', questions: [{id: 'q', run: {scenario}, ask: {kind: 'verdict'}}]},
    {kind: 'policies', run: {scenario}, limits: {lost: 0}, points: 1},
    {kind: 'explain', run: {scenario}, points: 1},
  ];

  test('is asked about where its recording comes with the lab, whoever’s the scenario is', () => {
    for (const task of [...asking('linux-ne-isa'), ...asking({...recorded, name: 'mine'})])
      expect(read(task)).toMatchObject({ok: true});
  });

  test('whose recording lies elsewhere cannot be asked about, and the fault names the recordings that there are', () => {
    for (const task of asking(own)) {
      const {place, message} = present(faultOf(read(task)), 'it is refused');
      expect(place).toMatch(/^tasks\.0: .*run: scenario\.guests\.0\.recording$/);
      expect(message).toMatch(/^mine\.jsonl\.gz does not come with the lab.* linux-ne-isa\.jsonl\.gz/);
    }
    // A hook set is tried by who gives the marks, and they may have it.
    const on = [{scenario: own}];
    expect(read({kind: 'hook-set', on, exits: 1, points: {sound: 1, exits: 1}})).toMatchObject({ok: true});
  });

  test('has its recording fetched once, for questions, for policies, and for the lessons that are named', () => {
    const files = lessonFiles();
    const lessons = files.ok ? files.value : null;
    const task = read(asking('linux-ne-isa')[0] ?? {});
    const again = read(asking('linux-ne-isa')[1] ?? {});
    const byLesson = read({kind: 'questions', questions: [{lesson: 'what-must-be-hooked'}]});
    if (!task.ok || !again.ok || !byLesson.ok) throw new Error('they are read');
    expect(neededRecordings([...task.value.tasks, ...again.value.tasks], [])).toEqual(['linux-ne-isa.jsonl.gz']);
    expect(neededRecordings(byLesson.value.tasks, present(lessons, 'they are read'))).toContain(
      'linux-ne2k-pci.jsonl.gz',
    );
  });
});

function faultOf(result: Result<unknown>): Fault | null {
  return result.ok ? null : result.fault;
}
