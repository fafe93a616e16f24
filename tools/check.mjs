// `npm run check`: each check prints one line, `ok` or what is wrong; the exit status is 1 if anything is.
import {spawn} from 'node:child_process';
import {rmSync} from 'node:fs';
import {resolve} from 'node:path';
import process from 'node:process';
import {fileURLToPath, pathToFileURL} from 'node:url';
import {stripVTControlCharacters} from 'node:util';
import {BUDGET, firstLoad, KIT_BUDGET, kitPieces} from './bundle.mjs';
import {deviceNameFaults} from './device-names.mjs';
import {houseFaults} from './house.mjs';
import {LAYERS, layerFaults} from './layers.mjs';
import {referenceFaults} from './references.mjs';
import {registerFaults} from './registers.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

const LINT = ['ci', '--colors=off', '--error-on-warnings', '--reporter=concise', '--max-diagnostics=none', '.'];

/** @typedef {{ok: boolean, note: string}} Outcome `note`: a figure, or what is wrong, which may be many lines */

/** @type {readonly {name: string, run: () => Promise<Outcome>}[]} */
const CHECKS = [
  {name: 'format and lint', run: () => tool('@biomejs/biome/bin/biome', LINT)},
  {name: 'types', run: () => tool('typescript/bin/tsc', ['--noEmit', '--pretty', 'false'])},
  {name: 'layers', run: async () => listed(layerFaults(resolve(ROOT, 'src')), `${LAYERS.length} layers hold`)},
  {name: 'devices', run: async () => devices(deviceNameFaults(resolve(ROOT, 'src')))},
  {name: 'house rules', run: async () => listed(houseFaults(ROOT))},
  {name: 'registers by name', run: async () => counted(registerFaults(resolve(ROOT, 'src')), 'places name one')},
  {name: 'citations', run: async () => counted(referenceFaults(ROOT), 'lead to docs/references.md')},
  {name: 'dead exports', run: () => tool('knip/bin/knip.js', ['--no-progress', '--no-config-hints'])},
  {name: 'build', run: build},
  {name: 'bundle budget', run: budget},
  {name: 'kit budget', run: kitBudget},
];

/** Starts a check; there is none behind the last. @param {number} at @returns {Promise<Outcome>} */
async function start(at) {
  try {
    return (await CHECKS[at]?.run()) ?? {ok: true, note: ''};
  } catch (error) {
    return {ok: false, note: String(error)};
  }
}

/** Runs every check, the next one beside it, prints a line for each in their order, and counts.
 * @returns {Promise<import('./test-report.mjs').Count>} */
export async function runChecks() {
  let passed = 0;
  const failures = [];
  let next = start(0);
  for (const [at, {name}] of CHECKS.entries()) {
    const outcome = next;
    next = start(at + 1);
    const {ok, note} = await outcome;
    if (ok) passed++;
    else failures.push(`check of ${name}`);
    console.log(`${ok ? 'ok  ' : 'FAIL'} ${name}${note === '' ? '' : ok ? `: ${note}` : `\n${note}`}`);
  }
  return {passed, failed: CHECKS.length - passed, failures};
}

/** Runs a tool that came with the packages. @param {string} bin its file below node_modules @param {string[]} args
 * @returns {Promise<Outcome>} */
function tool(bin, args) {
  return new Promise((done) => {
    const child = spawn(process.execPath, [resolve(ROOT, 'node_modules', bin), ...args], {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {...process.env, NO_COLOR: '1'},
    });
    const said = {out: '', err: ''};
    child.stdout.on('data', (chunk) => {
      said.out += chunk;
    });
    child.stderr.on('data', (chunk) => {
      said.err += chunk;
    });
    child.on('error', (error) => done({ok: false, note: error.message}));
    child.on('close', (status) => {
      const note = stripVTControlCharacters(`${said.out.trim()}\n${said.err.trim()}`).trim();
      done({ok: status === 0, note: status === 0 ? '' : note});
    });
  });
}

/** @param {readonly string[]} faults @param {string} whenNone @returns {Outcome} */
function listed(faults, whenNone = '') {
  return {ok: faults.length === 0, note: faults.length === 0 ? whenNone : faults.map((each) => `  ${each}`).join('\n')};
}

/** @param {{faults: readonly string[], seen: number}} look @param {string} what @returns {Outcome} */
function counted({faults, seen}, what) {
  return listed(faults, `${seen} ${what}`);
}

/** @param {readonly string[]} faults @returns {Outcome} */
function devices(faults) {
  return listed(faults, `named in ${faults.length} lines outside kits and scenarios`);
}

/** Whether the page is built. @type {Promise<boolean>} */
let built = Promise.resolve(false);

/** Builds the page; a build that fails leaves none, so that nobody tests yesterday's. */
async function build() {
  rmSync(resolve(ROOT, 'dist'), {recursive: true, force: true});
  const outcome = tool('vite/bin/vite.js', ['build', '--logLevel', 'warn']);
  built = outcome.then(({ok}) => ok);
  return outcome;
}

/** @returns {Promise<Outcome>} */
async function budget() {
  if (!(await built)) return {ok: false, note: '  not built, not weighed'};
  const sizes = firstLoad(resolve(ROOT, 'dist'));
  const total = [...sizes.values()].reduce((sum, size) => sum + size, 0);
  const figure = `${kilobytes(total)} of ${kilobytes(BUDGET)} KB gzipped in ${sizes.size} scripts`;
  return {ok: sizes.size > 0 && total <= BUDGET, note: figure};
}

/** @returns {Promise<Outcome>} */
async function kitBudget() {
  if (!(await built)) return {ok: false, note: '  not built, not weighed'};
  const pieces = [...kitPieces(resolve(ROOT, 'dist'))];
  const figures = pieces.map(([kit, size]) => `${kit} ${kilobytes(size)} of ${kilobytes(KIT_BUDGET)} KB gzipped`);
  return {ok: pieces.length > 0 && pieces.every(([, size]) => size <= KIT_BUDGET), note: figures.join(', ')};
}

/** @param {number} bytes */
function kilobytes(bytes) {
  return (bytes / 1024).toFixed(1);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const {failed} = await runChecks();
  process.exitCode = failed > 0 ? 1 : 0;
}
