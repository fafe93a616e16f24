// The command line's start, in a house of its own with one command that says a word: what is built when.
import {execFile} from 'node:child_process';
import {cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, utimesSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import process from 'node:process';
import {promisify} from 'node:util';
import {afterAll, expect, test} from 'vitest';

const ROOT = resolve(import.meta.dirname, '../..');
const HOUSE = mkdtempSync(join(tmpdir(), 'vpio-house-'));
const SHELF = join(HOUSE, 'node_modules/.cache/vpio');
afterAll(() => rmSync(HOUSE, {recursive: true, force: true}));

for (const folder of ['tools', 'src/cli', 'node_modules']) mkdirSync(join(HOUSE, folder), {recursive: true});
for (const tool of ['vpio.mjs', 'build-cli.mjs']) cpSync(join(ROOT, 'tools', tool), join(HOUSE, 'tools', tool));
for (const name of ['vite', 'tsx']) symlinkSync(join(ROOT, 'node_modules', name), join(HOUSE, 'node_modules', name));
for (const name of ['package.json', 'package-lock.json']) cpSync(join(ROOT, name), join(HOUSE, name));

function write(word: string): void {
  writeFileSync(
    join(HOUSE, 'src/cli/main.ts'),
    `export async function main(args: string[]): Promise<number> { console.log('${word}', ...args); return 3; }`,
  );
}

/** What a call prints; its status is that of `main`. */
async function said(...args: string[]): Promise<string> {
  const ran = promisify(execFile)(process.execPath, [join(HOUSE, 'tools/vpio.mjs'), ...args]);
  const {code, stdout, stderr} = await ran.then(
    (output) => ({...output, code: 0}),
    (error) => error,
  );
  expect({code, stderr}).toEqual({code: 3, stderr: ''});
  return stdout;
}

test('two first calls at once both answer, and leave one build', async () => {
  write('first');
  expect(await Promise.all([said('a'), said('b')])).toEqual(['first a\n', 'first b\n']);
  expect(readdirSync(SHELF)).toHaveLength(1);
});

test('a source that has changed is built anew; a build of yesterday goes then', async () => {
  const [old = ''] = readdirSync(SHELF);
  utimesSync(join(SHELF, old), 0, 0);
  write('other');
  expect(await said()).toBe('other\n');
  expect(readdirSync(SHELF)).not.toContain(old);
});

test('where nothing can be built it runs from source', async () => {
  rmSync(SHELF, {recursive: true});
  writeFileSync(join(HOUSE, 'node_modules/.cache/vpio'), 'no folder');
  expect(await said()).toBe('other\n');
});
