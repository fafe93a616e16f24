// docs/write-your-own-device.md: the files that it names are there, its commands work, and it leaves no file of the kit out.
import {spawnSync} from 'node:child_process';
import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import process from 'node:process';
import {expect, test} from 'vitest';

const PAGE = readFileSync('docs/write-your-own-device.md', 'utf8');
const KIT = 'src/kits/copy-engine';

const files = [...new Set([...PAGE.matchAll(/`((?:src|tools|tests|docs)\/[\w./-]+)`/g)].map(([, file = '']) => file))];
const commands = [...PAGE.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].flatMap(([, block = '']) => block.trim().split('\n'));

test.each(files)('%s is there', (file) => {
  expect(existsSync(file)).toBe(true);
});

test('no file of the kit is left out', () => {
  const all = readdirSync(KIT, {recursive: true, withFileTypes: true}).filter((entry) => entry.isFile());
  const told = all.map((entry) => join(entry.parentPath, entry.name)).filter((file) => !file.endsWith('README.md'));
  expect(told.filter((file) => !files.includes(file))).toEqual([]);
});

const isRun = (command: string): boolean => command.startsWith('node tools/');

test.each(commands.filter(isRun))('%s works', {timeout: 120_000}, (command) => {
  const [, ...args] = command.split(' ');
  const {status, stdout, stderr} = spawnSync(process.execPath, args, {encoding: 'utf8'});
  // A rule broken on purpose is found.
  expect(status, stdout + stderr).toBe(command.includes('--fault') ? 1 : 0);
  expect(stderr).toBe('');
});

test.each(commands.filter((command) => !isRun(command)))('%s has its file', (command) => {
  const [npx, vitest, run, file = ''] = command.split(' ');
  expect([npx, vitest, run]).toEqual(['npx', 'vitest', 'run']);
  expect(existsSync(file)).toBe(true);
});

test('what it says of the rogue is so', () => {
  expect(PAGE).toContain('denied twice a round');
  const {stdout} = spawnSync(process.execPath, ['tools/vpio.mjs', 'run', 'copy-rogue', '--json'], {encoding: 'utf8'});
  const {guests} = JSON.parse(stdout);
  expect(guests[1]).toMatchObject({denials: 20, work: {rounds: 10, unfinished: 0}});
});
