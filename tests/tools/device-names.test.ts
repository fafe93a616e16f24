// The check of device names sees a device named where none may be known, in code, strings and comments, and lets kits name their own.
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {afterEach, expect, test} from 'vitest';
import {deviceNameFaults, deviceWords} from '../../tools/device-names.mjs';

const trees: string[] = [];

afterEach(() => {
  for (const tree of trees.splice(0)) rmSync(tree, {recursive: true, force: true});
});

/** A kit called `pump` with two registers, one of them a word in halves, and one more file. */
function treeWith(name: string, text: string): string {
  const tree = mkdtempSync(join(tmpdir(), 'vpio-names-'));
  trees.push(tree);
  const files = {'kits/pump/sheet.ts': "export const REGISTERS = ['FLOW', 'TANK0', 'RSV1'];", [name]: text};
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(dirname(join(tree, file)), {recursive: true});
    writeFileSync(join(tree, file), content);
  }
  return tree;
}

test('the words are a kit’s name, its registers, and words of which they are halves', () => {
  expect(deviceWords(treeWith('base/a.ts', '')).sort()).toEqual(['FLOW', 'PUMP', 'TANK', 'TANK0', 'pump']);
});

test.each([
  ['a register in code', 'const at = registers.FLOW;'],
  ['a word of two halves in a comment', '// TANK is full'],
  ['a device in a string', "open('pump');"],
  ['a path', "import {a} from '../kits/pump/a.ts';"],
  ['a device at the beginning of a name', 'const at = pumpRegisters;'],
  ['a device within a name', '// opened by openPump3'],
  ['a device within a name in capitals', 'const a = THE_PUMP_PORT;'],
])('%s is a fault', (_, line) => {
  const faults = deviceNameFaults(treeWith('sim/lab/a.ts', `// first\n${line}\n`));
  expect(faults).toHaveLength(1);
  expect(faults[0]).toMatch(/^sim\/lab\/a\.ts:2: /);
});

test.each([
  ['a kit', 'kits/pump/card.ts', 'const at = registers.FLOW;'],
  ['the list of kits', 'kits/device-kits.ts', "import {PUMP} from './pump/kit.ts';"],
  ['a scenario', 'scenarios/library.ts', "const device = 'pump';"],
  ['a longer word', 'sim/lab/a.ts', 'const OVERFLOW = FLOWING;'],
  ['a longer word than a device', 'sim/lab/a.ts', '// pumped by thePumping machine'],
])('%s may say it', (_, name, text) => {
  expect(deviceNameFaults(treeWith(name, text))).toEqual([]);
});
