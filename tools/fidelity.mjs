// Makes the table of docs/fidelity.md from tests/kits/ne2000/card/fidelity-rows.ts and the results of the tests that its
// rows name. `node tools/fidelity.mjs` writes it; with --check it only says what differs.
import {spawnSync} from 'node:child_process';
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join, relative, resolve} from 'node:path';
import process from 'node:process';
import {register} from 'tsx/esm/api';

const ROOT = resolve(import.meta.dirname, '..');
const ROWS = join(ROOT, 'tests/kits/ne2000/card');
const PAGE = join(ROOT, 'docs/fidelity.md');
const BEGIN = '<!-- made by tools/fidelity.mjs -->';
const END = '<!-- end -->';

register();
const {FIDELITY_ROWS} = await import('../tests/kits/ne2000/card/fidelity-rows.ts');

/** @typedef {(typeof FIDELITY_ROWS)[number]} Row */
/** @typedef {{name: string, passed: boolean}} Result */

/** A row's test: its file from the root, and how its name begins. @param {string} test */
function parsed(test) {
  const at = test.indexOf(': ');
  return {file: relative(ROOT, resolve(ROWS, test.slice(0, at))), name: test.slice(at + 2)};
}

/** Runs the tests and gives every one's result; the others of their files are passed over.
 * @param {readonly {file: string, name: string}[]} tests @returns {Map<string, Result[]>} */
function run(tests) {
  const files = [...new Set(tests.map(({file}) => file))];
  const names = [...new Set(tests.map(({name}) => name.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')))];
  const chosen = ['--no-isolate', '--testNamePattern', `^(${names.join('|')})`];
  const folder = mkdtempSync(join(tmpdir(), 'vpio-fidelity-'));
  const report = join(folder, 'report.json');
  const vitest = join(ROOT, 'node_modules/vitest/vitest.mjs');
  spawnSync(process.execPath, [vitest, 'run', ...files, ...chosen, '--reporter=json', `--outputFile.json=${report}`], {
    cwd: ROOT,
  });
  /** @type {{testResults: {name: string, assertionResults: {fullName: string, status: string}[]}[]}} */
  const {testResults} = JSON.parse(readFileSync(report, 'utf8'));
  rmSync(folder, {recursive: true, force: true});
  return new Map(
    testResults.map(({name, assertionResults}) => [
      relative(ROOT, name),
      assertionResults.map(({fullName, status}) => ({name: fullName, passed: status === 'passed'})),
    ]),
  );
}

const named = FIDELITY_ROWS.flatMap(({tests}) => tests.map(parsed));
const results = run(named);
/** @type {string[]} */
const faults = [];

/** How a row's tests went. @param {Row} row */
function verdict({behaviour, tests, ours}) {
  if (tests.length === 0) {
    if (!ours.datasheet.startsWith('not modelled: ')) faults.push(`${behaviour}: names no test`);
    return 'none';
  }
  let passed = 0;
  for (const test of tests) {
    const {file, name} = parsed(test);
    const found = (results.get(file) ?? []).filter((result) => result.name.startsWith(name));
    if (found.length === 0) faults.push(`${behaviour}: there is no test "${name}" in ${file}`);
    for (const result of found) {
      if (result.passed) passed++;
      else faults.push(`${behaviour}: "${result.name}" fails`);
    }
  }
  return `${passed} pass`;
}

/** @param {Row} row */
function line(row) {
  const {behaviour, chip, qemu, ours, source, tests} = row;
  const result = verdict(row);
  const files = [...new Set(tests.map((test) => parsed(test).file.split('/').at(-1)?.replace('.test.ts', '')))];
  const shown = tests.length === 0 ? result : `${result}: ${files.join(', ')}`;
  return `| ${[behaviour, chip, qemu, ours.datasheet, ours.qemu, shown, source].join(' | ')} |`;
}

const table = [
  BEGIN,
  '| behaviour | data sheet or board | QEMU | ours, `datasheet` | ours, `qemu` | tests | source |',
  '| --- | --- | --- | --- | --- | --- | --- |',
  ...FIDELITY_ROWS.map(line),
  END,
].join('\n');

const page = readFileSync(PAGE, 'utf8');
const [begin, end] = [page.indexOf(BEGIN), page.indexOf(END)];
if (begin < 0 || end < begin) faults.push(`docs/fidelity.md: no place for the table: ${BEGIN} ... ${END}`);
else {
  const made = page.slice(0, begin) + table + page.slice(end + END.length);
  if (!process.argv.includes('--check')) writeFileSync(PAGE, made);
  else if (made !== page)
    faults.push('docs/fidelity.md is not what the tests say: node tools/fidelity.mjs writes it anew');
}
for (const fault of faults) console.log(fault);
console.log(`${FIDELITY_ROWS.length} behaviours, ${named.length} tests named, ${faults.length} faults`);
process.exitCode = faults.length > 0 ? 1 : 0;
