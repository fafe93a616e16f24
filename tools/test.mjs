// `npm test`: the checks, the unit tests, the end-to-end tests; what failed, a line each, stands together before the last
// line, which is `N passed, N failed` over all of them.
import {spawn} from 'node:child_process';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import process from 'node:process';
import {fileURLToPath} from 'node:url';
import {runChecks} from './check.mjs';
import {countOf} from './test-report.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** Runs Vitest and counts. @param {string} name @param {string[]} args @param {Readonly<Record<string, string>>} env
 * @returns {Promise<import('./test-report.mjs').Count>} */
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
  const count = countOf(report, status === 0, ROOT);
  rmSync(folder, {recursive: true, force: true});
  return count;
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
const failures = counts.flatMap((count) => count.failures);
if (failures.length > 0) console.log(['\nfailed:', ...failures.map((each) => `  ${each}`)].join('\n'));
console.log(`\n${passed} passed, ${failed} failed`);
