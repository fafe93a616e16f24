// `vpio lessons --check`: all lessons of the house hold, and what the command says and exits with where one does not.
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, expect, test} from 'vitest';
import {lessonsOutcome} from '../../../src/cli/commands/lessons.ts';
import {lessonFiles} from '../../../src/cli/lesson-files.ts';

const FOLDER = mkdtempSync(join(tmpdir(), 'vpio-lessons-'));
afterAll(() => rmSync(FOLDER, {recursive: true}));

const HEAD = '---\nnumber: 1\ntitle: T\nabout: A.\nminutes: 5\nscenario: transmit\nprofiles: [qemu]\n---\n';
const GOOD = `${HEAD}## S\n\`\`\`step\nat: kind == check\n\`\`\`\nA.\n\n\`\`\`ask\nkind: verdict\n\`\`\`\nB.\n`;

/** What the command says of a folder with this one lesson. */
function outcomeOf(text: string, ...args: readonly string[]) {
  writeFileSync(join(FOLDER, '01-one.md'), text);
  writeFileSync(join(FOLDER, 'README.md'), 'No lesson.');
  return lessonsOutcome(['--check', ...args], FOLDER);
}

test('every lesson of the house holds in three seeds and on its cards', {timeout: 180_000}, () => {
  const files = lessonFiles();
  const lessons = files.ok ? files.value : [];
  const steps = lessons.flatMap((lesson) => lesson.steps);
  const questions = steps.filter(({question}) => question !== null).length;
  const {status, stdout} = lessonsOutcome(['--check', '--json']);
  expect(JSON.parse(stdout)).toEqual({
    lessons: lessons.length,
    steps: steps.length,
    questions,
    failed: 0,
    failures: [],
  });
  expect(status).toBe(0);
  expect(lessons.map(({number}) => number)).toEqual(lessons.map((_, i) => i + 1));
});

test('a lesson that holds is counted, and the status is 0', () => {
  expect(outcomeOf(GOOD)).toEqual({status: 0, stdout: '1 lessons, 1 steps, 1 questions, 0 failed\n', stderr: ''});
});

test('a lesson that does not is told for each seed, and the status is 1', () => {
  const broken = GOOD.replace('kind == check', 'kind == denial');
  const words = outcomeOf(broken);
  expect(words.status).toBe(1);
  expect(words.stdout.trim().split('\n')).toEqual([
    expect.stringContaining('one, step 1: at: no record of the run passes kind == denial'),
    expect.stringContaining('(qemu, seed 11)'),
    expect.stringContaining('(qemu, seed 2026)'),
    '1 lessons, 1 steps, 1 questions, 3 failed',
  ]);
  const json = outcomeOf(broken, '--json');
  expect(json.status).toBe(1);
  expect(JSON.parse(json.stdout)).toMatchObject({failed: 3, failures: [{lesson: 'one', step: 1}, {}, {}]});
});

test('a file that cannot be read is bad input: status 2, and the place on the error stream', () => {
  const {status, stdout, stderr} = outcomeOf(GOOD.replace('minutes: 5', 'minutes: 500'));
  expect([status, stdout]).toEqual([2, '']);
  expect(stderr).toContain('01-one.md: minutes');
});

test('without --check there is nothing to do: status 2', () => {
  expect(lessonsOutcome([]).status).toBe(2);
  expect(lessonsOutcome(['--check', '--loud']).status).toBe(2);
});
