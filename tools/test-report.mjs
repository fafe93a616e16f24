// What a run of Vitest came to, from its JSON report: how many passed, and a line for each test that did not.
import {readFileSync} from 'node:fs';
import {relative} from 'node:path';
import {stripVTControlCharacters} from 'node:util';

/** @typedef {{passed: number, failed: number, failures: readonly string[]}} Count `failures` has at least one line where
 * anything failed */
/** @typedef {{title: string, fullName: string, status: string, failureMessages?: string[]}} Test */
/** @typedef {{name: string, status: string, message?: string, assertionResults: Test[]}} TestFile */

/** Counts a run. A skipped test counts as failed, since nobody has seen it pass, and so does a run that ends badly
 * although no test says so, or that leaves no report.
 * @param {string} file the report @param {boolean} endedWell Vitest's own exit status was 0
 * @param {string} root paths are told from there @returns {Count} */
export function countOf(file, endedWell, root) {
  const report = read(file);
  if (report === null) return {passed: 0, failed: 1, failures: ['no report: the run ended before its tests did']};
  const {numTotalTests, numPassedTests, testResults} = report;
  const failures = testResults.flatMap((each) => failuresIn(each, relative(root, each.name)));
  const failed = numTotalTests - numPassedTests;
  if (endedWell || failed > 0) return {passed: numPassedTests, failed, failures};
  const told = failures.length > 0 ? failures : ['the run ended badly although its tests passed'];
  return {passed: numPassedTests, failed: 1, failures: told};
}

/** @param {string} file @returns {{numTotalTests: number, numPassedTests: number, testResults: TestFile[]} | null} */
function read(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

/** A file that fails outside its tests has none that says so. @param {TestFile} file @param {string} path
 * @returns {string[]} */
function failuresIn({status, message, assertionResults}, path) {
  const tests = assertionResults.filter((test) => test.status !== 'passed');
  if (tests.length === 0) return status === 'passed' ? [] : [`${path}: ${firstLine(message)}`];
  return tests.map(({fullName, status, failureMessages}) =>
    status === 'failed'
      ? `${path}: ${fullName}: ${firstLine(failureMessages?.[0])}`
      : `${path}: ${fullName}: not run (${status})`,
  );
}

/** @param {string} [message] */
const firstLine = (message) => stripVTControlCharacters(message ?? '').split('\n', 1)[0] || 'no reason told';
