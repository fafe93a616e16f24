// The command line as a process: what it prints where, and its exit status.
import {spawnSync} from 'node:child_process';
import process from 'node:process';
import {fileURLToPath} from 'node:url';
import {expect, test} from 'vitest';
import {SCENARIO_LIBRARY} from '../../src/scenarios/library.ts';

const CLI = fileURLToPath(new URL('../../tools/vpio.mjs', import.meta.url));

function vpio(...args: string[]) {
  return spawnSync(process.execPath, [CLI, ...args], {encoding: 'utf8', timeout: 30_000});
}

test('--help says how it is used and ends with 0', () => {
  const {status, stdout, stderr} = vpio('--help');
  expect(stdout).toContain('usage: npm run -s vpio -- COMMAND');
  for (const {name} of SCENARIO_LIBRARY) expect(stdout).toContain(name);
  expect(stderr).toBe('');
  expect(status).toBe(0);
});

test('a command that is not there is one line on standard error and ends with 2', () => {
  const {status, stdout, stderr} = vpio('constructor', '--json');
  expect(stdout).toBe('');
  expect(stderr).toBe('vpio: no command "constructor"; --help lists them\n');
  expect(status).toBe(2);
});

test('a command that is nearly there is guessed', () => {
  expect(vpio('replai').stderr).toBe('vpio: no command "replai", perhaps replay; --help lists them\n');
});

test('no command at all shows the usage on standard error and ends with 2', () => {
  const {status, stdout, stderr} = vpio();
  expect(stdout).toBe('');
  expect(stderr).toContain('usage:');
  expect(status).toBe(2);
});
