// `vpio grade`: what is right has all points, what is wrong loses some and is told why by its run, and what nobody should have
// to read is refused in one sentence.
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, describe, expect, test} from 'vitest';
import {gradeOutcome} from '../../../src/cli/commands/grade.ts';
import {type Loose, teachingFile} from '../../homework/files.ts';
import {hostileJson} from '../../hostile-files.ts';

const FOLDER = mkdtempSync(join(tmpdir(), 'vpio-grade-'));
afterAll(() => rmSync(FOLDER, {recursive: true}));

const NAMES = ['one-card', 'keep-them-apart'] as const;
type Name = (typeof NAMES)[number];

interface Result {
  readonly submission: string;
  readonly student: string | null;
  readonly score: number;
  readonly max: number;
  readonly refused: boolean;
  readonly tasks: readonly {readonly task: string; readonly score: number; readonly max: number}[];
  readonly reasons: readonly string[];
  readonly runs: readonly ({readonly scenario: string; readonly seed: number; readonly link: string | null} | null)[];
}

const assignment = (name: Name): string => `docs/teaching/${name}.assignment.json`;
const file = (name: string, content: Loose | string | Buffer): string => {
  const path = join(FOLDER, name);
  writeFileSync(path, typeof content === 'string' || Buffer.isBuffer(content) ? content : JSON.stringify(content));
  return path;
};

function graded(of: string, files: readonly string[]): {status: number; results: readonly Result[]} {
  const {status, stdout, stderr} = gradeOutcome([of, ...files, '--json']);
  expect(stderr).toBe('');
  return {status, results: JSON.parse(stdout).results};
}

const good = (name: Name): Loose => teachingFile(`${name}.good.submission`);

describe.each(NAMES)('%s', (name) => {
  const files = ['good', 'wrong'].map((kind) => `docs/teaching/${name}.${kind}.submission.json`);

  test('good has all points and no reason; wrong has fewer, and a sentence with a run for each loss', () => {
    const {status, results} = graded(assignment(name), files);
    const [best, worse] = results;
    expect(status).toBe(0);
    expect(results.map(({submission}) => submission)).toEqual(files);
    expect(best).toMatchObject({score: best?.max, reasons: [], refused: false});
    expect(worse?.score).toBeLessThan(worse?.max ?? 0);
    expect(worse?.score).toBeGreaterThan(0);
    expect(worse?.reasons.length).toBeGreaterThan(3);
    for (const [i, reason] of (worse?.reasons ?? []).entries()) {
      const run = worse?.runs[i];
      expect(reason).toContain(`(${run?.scenario}, seed ${run?.seed}, datasheet`);
      if (run?.link != null) expect(reason).toContain(`: ${run.link})`);
    }
  });

  test('lazy, without an answer, has none, and is told so task by task', () => {
    const {results} = graded(assignment(name), [file('lazy.json', {...good(name), answers: []})]);
    const [lazy] = results;
    expect(lazy).toMatchObject({score: 0, refused: false});
    expect(lazy?.reasons.length).toBeGreaterThanOrEqual(lazy?.tasks.length ?? 0);
    for (const reason of lazy?.reasons ?? []) expect(reason).toMatch(/no answer/);
  });

  test('the same files give the same bytes', () => {
    const args = [assignment(name), ...files, '--json'];
    expect(gradeOutcome(args)).toEqual(gradeOutcome(args));
  });

  test('what is handed out lacks the hidden runs, and answers to it are answers to the whole', () => {
    const {status, stdout} = gradeOutcome([assignment(name), '--handout']);
    expect(status).toBe(0);
    expect(stdout).not.toContain('"hidden"');
    const {results} = graded(file('handed-out.json', stdout), [files[0] ?? '']);
    expect(results[0]?.refused).toBe(false);
  });
});

test('a table has one row a submission and one column a task, and a name that is a formula is none there', () => {
  const evil = {...good('one-card'), student: '=HYPERLINK("x"),1', seed: 1};
  const args = [assignment('one-card'), 'docs/teaching/one-card.good.submission.json', file('evil.json', evil)];
  const {status, stdout} = gradeOutcome([...args, '--csv']);
  const [head, first, second, ...rest] = stdout.split('\r\n');
  expect(status).toBe(1);
  expect(head).toBe('submission,student,score,max,transmit,sharing,rogue,refused');
  expect(first).toMatch(/,Grace Hopper,12,12,4,4,4,$/);
  expect(second).toContain(`,"'=HYPERLINK(""x""),1",0,12,0,0,0,`);
  expect(rest).toEqual(['']);
});

test('another student has another seed, and the answers of the first are not all right there', () => {
  const {results} = graded(assignment('one-card'), [
    file('other.json', {...good('one-card'), student: 'Somebody Else'}),
  ]);
  expect(results[0]).toMatchObject({refused: true, score: 0});
  expect(results[0]?.reasons[0]).toMatch(/is not the seed of “Somebody Else”, which is \d+/);
});

describe('a submission is refused, and the others are graded', () => {
  const own = good('one-card');
  const refusals: readonly (readonly [string, Loose | string, RegExp])[] = [
    ['for another assignment', good('keep-them-apart'), /it is for keep-them-apart, and this is one-card/],
    [
      'for another version',
      {...own, assignment: {name: 'one-card', digest: '0'.repeat(16)}},
      /another version of one-card/,
    ],
    ['of a later format', {...own, version: 2}, /version 2 is not known here/],
    ['of another format', {...own, format: 'vpio-scenario'}, /no vpio-submission/],
    ['with a field of its own', {...own, admin: true}, /admin: there is no such field/],
    ['without a student', {...own, student: ''}, /student: the text is empty/],
    ['of a student with a second line', {...own, student: 'a\nb'}, /control character/],
    ['that answers twice', {...own, answers: [...(own['answers'] as []), ...(own['answers'] as [])]}, /answered twice/],
    ['that answers what was not asked', {...own, answers: [{task: 'bonus', answer: 1}]}, /no task bonus/],
    ['that names no question', {...own, answers: [{task: 'rogue', answer: 'C'}]}, /says to which question/],
    [
      'with thousands of answers',
      {...own, answers: Array.from({length: 5000}, () => ({task: 'rogue', answer: 1}))},
      /5000 answers, at most 500/,
    ],
    ['with NaN', JSON.stringify(own).replace(/"seed":\d+/, '"seed":NaN'), /not JSON/],
    ['with a number beyond all', JSON.stringify(own).replace(/"seconds":\d+/, '"seconds":1e999'), /seconds/],
    ['with prototype keys', JSON.stringify(own).replace('"answer":"C"', '"answer":{"__proto__":{"x":1}}'), /__proto__/],
    [
      'nested deep',
      JSON.stringify(own).replace('"answer":"C"', `"answer":${'['.repeat(9999)}${']'.repeat(9999)}`),
      /one another/,
    ],
    ['too long', {...own, answers: [{task: 'rogue', question: 'owner', answer: 'x'.repeat(300_000)}]}, /limit/],
  ];

  const {status, results} = graded(assignment('one-card'), [
    ...refusals.map(([, submission], i) => file(`refused-${i}.json`, submission)),
    'docs/teaching/one-card.good.submission.json',
  ]);

  test.each(refusals.map(([name, , why], i) => [name, why, results[i]] as const))('%s', (_, why, result) => {
    expect(result).toMatchObject({score: 0, max: 12, refused: true});
    expect(result?.reasons).toHaveLength(1);
    expect(result?.reasons[0]).toMatch(why);
  });

  test('the good one among them has all its points', () => {
    expect(status).toBe(1);
    expect(results.at(-1)).toMatchObject({score: 12, refused: false});
  });

  test('of a student who has handed in already, however the name is written', () => {
    const again = file('again.json', {...own, student: '  GRACE   hopper'});
    const {results} = graded(assignment('one-card'), ['docs/teaching/one-card.good.submission.json', again]);
    expect(results.map(({score}) => score)).toEqual([12, 0]);
    expect(results[1]?.reasons[0]).toMatch(/has handed in one-card\.good\.submission\.json already/);
  });

  test('that is not there, or a folder', () => {
    const {status, results} = graded(assignment('one-card'), [join(FOLDER, 'none.json'), FOLDER]);
    expect([status, ...results.map(({refused, reasons}) => [refused, reasons.length])]).toEqual([
      1,
      [true, 1],
      [true, 1],
    ]);
  });

  test('some hundred hostile files, each in one sentence', () => {
    const isField = (path: string): boolean => /^\.(format|version|assignment|student|seed)$/.test(path);
    const hostile = hostileJson(own, isField).map(({name, bytes}, i) => ({name, path: file(`h${i}`, bytes)}));
    const {status, results} = graded(
      assignment('one-card'),
      hostile.map(({path}) => path),
    );
    expect(status).toBe(1);
    for (const [i, {refused, score, reasons}] of results.entries()) {
      expect([refused, score, reasons.length], hostile[i]?.name).toEqual([true, 0, 1]);
      expect(reasons[0], hostile[i]?.name).toMatch(/^refused: [^\p{Cc}]{4,}$/u);
    }
  });
});

describe('bad input: one line, and status 2', () => {
  const whole = teachingFile('keep-them-apart.assignment');
  const tasks = whole['tasks'] as Loose[];
  const withTask = (i: number, more: Loose): Loose => ({
    ...whole,
    tasks: tasks.map((task, at) => (at === i ? {...task, ...more} : task)),
  });
  const submission = 'docs/teaching/keep-them-apart.good.submission.json';

  test.each<[string, Loose, RegExp]>([
    ['another format', {...whole, format: 'x'}, /no vpio-assignment file/],
    ['a later version', {...whole, version: 9}, /version 9 is not known here/],
    ['a field of its own', {...whole, key: 1}, /key: there is no such field/],
    ['two tasks of one name', {...whole, tasks: [tasks[0], tasks[0]]}, /another task is named hooks already/],
    ['no such scenario', withTask(0, {on: [{scenario: 'nowhere'}]}), /tasks\.0: on\.0: scenario: there is no scenario/],
    ['no limit', withTask(1, {limits: {}}), /there is no limit/],
    ['no such policy', withTask(1, {choose: ['luck']}), /choose/],
    ['a filter that is none', withTask(2, {happens: 'dma.verdict =='}), /task denied: happens, character/],
    ['best longer than worst', withTask(2, {best: 700}), /600 is not more than best, 700/],
    ['an instant that the run has not', withTask(3, {nth: 9999}), /task why: .*pass/],
  ])('an assignment with %s', (_, bad, why) => {
    const {status, stdout, stderr} = gradeOutcome([file('bad.assignment.json', bad), submission]);
    expect({status, stdout}).toEqual({status: 2, stdout: ''});
    expect(stderr).toMatch(why);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });

  test.each([
    [[], /ASSIGNMENT is missing/],
    [[assignment('one-card')], /SUBMISSION is missing/],
    [[assignment('one-card'), submission, '--json', '--csv'], /--csv: --json is given too/],
    [[assignment('one-card'), submission, '--handout'], /takes no submission/],
    [[assignment('one-card'), submission, '--loud'], /no such option/],
    [['nowhere.json', submission], /nowhere\.json/],
  ])('%j', (args, why) => {
    const {status, stderr} = gradeOutcome(args);
    expect(status).toBe(2);
    expect(stderr).toMatch(why);
  });
});

test('nothing of the worked answers is typed into the assignments', () => {
  for (const name of NAMES) expect(readFileSync(assignment(name), 'utf8')).not.toMatch(/"(right|answer|solution)"/);
});
