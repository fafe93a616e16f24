// The house rules see each thing they are there for.
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {afterEach, expect, test} from 'vitest';
import {houseFaults} from '../../tools/house.mjs';

const trees: string[] = [];

afterEach(() => {
  for (const tree of trees.splice(0)) rmSync(tree, {recursive: true, force: true});
});

function faultsOf(files: Readonly<Record<string, string>>): string[] {
  const tree = mkdtempSync(join(tmpdir(), 'vpio-house-'));
  trees.push(tree);
  for (const [name, text] of Object.entries({'src/base/README.md': '# base\n', ...files})) {
    mkdirSync(dirname(join(tree, name)), {recursive: true});
    writeFileSync(join(tree, name), text);
  }
  return houseFaults(tree);
}

test('a tidy tree has no faults', () => {
  expect(
    faultsOf({'src/base/a.ts': 'export const a = 1;\n'.repeat(350), 'tests/a.test.ts': '// x\n'.repeat(900)}),
  ).toEqual([]);
});

test('a file of more than 350 lines in src is a fault', () => {
  expect(faultsOf({'src/base/a.ts': 'export const a = 1;\n'.repeat(351)})).toEqual([
    'src/base/a.ts: 351 lines; over 350 a file holds more than one idea',
  ]);
});

test('a folder of src with code and no README is a fault, one that only holds folders is not', () => {
  expect(faultsOf({'src/sim/lab/a.ts': '', 'src/ui/panels/B.tsx': ''})).toEqual([
    'src/sim/lab: holds code and no README.md',
    'src/ui/panels: holds code and no README.md',
  ]);
});

test('a path of somebody’s machine is a fault wherever it stands', () => {
  const path = ['', 'home', 'ann', 'lab'].join('/');
  expect(
    faultsOf({'README.md': `see\n${path}\n`, 'tests/a.test.ts': `open('${path}');\n`, '.ci/run': `cd ${path}\n`}),
  ).toEqual([
    'tests/a.test.ts:1: names a path of one machine',
    '.ci/run:1: names a path of one machine',
    'README.md:2: names a path of one machine',
  ]);
});

test('chance without a seed is a fault outside the page', () => {
  const call = 'export const r = Math.random();\n';
  expect(faultsOf({'src/base/a.ts': call, 'src/ui/README.md': '', 'src/ui/a.ts': call})).toEqual([
    'src/base/a.ts:1: chance comes from a seed (base/random.ts)',
  ]);
});
