// `npm test`: the checks, the unit tests, the end-to-end tests; the last line is `N passed, N failed` over all of them.
import {spawn} from 'node:child_process';
import {mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import process from 'node:process';
import {fileURLToPath} from 'node:url';
import {runChecks} from './check.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** @typedef {{passed: number, failed: number}} Count */

/** Runs Vitest and counts; a run that ends badly counts as a failure even if no test says so.
 * @param {string} name @param {string[]} args @param {Readonly<Record<string, string>>} env @returns {Promise<Count>} */
async function vitest(name, args, env = {}) {
  console.log(`\n${name}`);
  const folder = mkdtempSync(join(tmpdir(), 'vpio-test-'));
  const report = join(folder, 'report.json');
  const status = await new Promise((done) => {
    const child = spawn(
      process.execPath,
      [
        resolve(ROOT, 'node_modules/vitest/vitest.mjs'),
        'run',
        ...args,
        '--reporter=default',
        '--reporter=json',
        `--outputFile.json=${report}`,
      ],
      {cwd: ROOT, stdio: ['ignore', 'inherit', 'inherit'], env: {...process.env, ...env}},
    );
    child.on('error', () => done(null));
    child.on('close', done);
  });
  const count = readCount(report);
  rmSync(folder, {recursive: true, force: true});
  return status !== 0 && count.failed === 0 ? {...count, failed: 1} : count;
}

/** A skipped test counts as failed: nobody has seen it pass. @param {string} report @returns {Count} */
function readCount(report) {
  try {
    const {numTotalTests, numPassedTests} = JSON.parse(readFileSync(report, 'utf8'));
    return {passed: numPassedTests, failed: numTotalTests - numPassedTests};
  } catch {
    return {passed: 0, failed: 0};
  }
}

console.log('checks');
const counts = [
  await runChecks(),
  await vitest('unit tests', []),
  await vitest('end-to-end tests', ['--config', 'tests/e2e/vitest.config.ts'], {VPIO_BUILT: '1'}),
  await vitest('timed end-to-end tests', ['--config', 'tests/e2e/vitest.config.ts'], {
    VPIO_BUILT: '1',
    VPIO_TIMED: '1',
  }),
];
const passed = counts.reduce((sum, count) => sum + count.passed, 0);
const failed = counts.reduce((sum, count) => sum + count.failed, 0);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
console.log(`\n${passed} passed, ${failed} failed`);
