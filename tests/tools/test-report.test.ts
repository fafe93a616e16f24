import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, expect, test} from 'vitest';
import {countOf} from '../../tools/test-report.mjs';

const FOLDER = mkdtempSync(join(tmpdir(), 'vpio-report-'));
afterAll(() => rmSync(FOLDER, {recursive: true, force: true}));

const PASSES = {title: 'holds', fullName: 'a card holds', status: 'passed', failureMessages: []};

function reported(endedWell: boolean, passed: number, files: readonly object[], total = passed) {
  const path = join(FOLDER, 'report.json');
  writeFileSync(path, JSON.stringify({numTotalTests: total, numPassedTests: passed, testResults: files}));
  return countOf(path, endedWell, '/house');
}

test('a run in which all passed has no failure to tell', () => {
  const file = {name: '/house/tests/a.test.ts', status: 'passed', assertionResults: [PASSES]};
  expect(reported(true, 1, [file])).toEqual({passed: 1, failed: 0, failures: []});
});

test('a failed test is told by file, name and the first line of why; one not run counts as failed', () => {
  const fails = {
    ...PASSES,
    fullName: 'a run stays small',
    status: 'failed',
    failureMessages: ['\u001B[31mexpected 2\u001B[39m to be 1\n    at a.test.ts:3:7'],
  };
  const skipped = {...PASSES, fullName: 'a capture opens', status: 'skipped'};
  const file = {name: '/house/tests/a.test.ts', status: 'failed', assertionResults: [PASSES, fails, skipped]};
  expect(reported(false, 1, [file], 3)).toEqual({
    passed: 1,
    failed: 2,
    failures: [
      'tests/a.test.ts: a run stays small: expected 2 to be 1',
      'tests/a.test.ts: a capture opens: not run (skipped)',
    ],
  });
});

test('a file that fails outside its tests is told by its own message', () => {
  const file = {
    name: '/house/tests/b.test.ts',
    status: 'failed',
    message: 'Cannot find ./gone.ts',
    assertionResults: [],
  };
  const failures = ['tests/b.test.ts: Cannot find ./gone.ts'];
  expect(reported(false, 4, [file])).toEqual({passed: 4, failed: 1, failures});
});

test('a run that ends badly without a word is a failure all the same', () => {
  expect(reported(false, 4, [])).toMatchObject({passed: 4, failed: 1, failures: [expect.stringContaining('badly')]});
});

test.each([
  undefined,
  '',
  '{"numTotal',
])('a run that leaves %o as its report is a failure, however it ended', (text) => {
  const path = join(FOLDER, `left-${String(text).length}.json`);
  if (text !== undefined) writeFileSync(path, text);
  const failures = ['no report: the run ended before its tests did'];
  for (const endedWell of [true, false])
    expect(countOf(path, endedWell, '/house')).toEqual({passed: 0, failed: 1, failures});
});
