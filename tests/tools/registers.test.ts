// The check of register names sees each way to write a number where a register has a name, and minds no other number.
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {numbersIn, registerFaults} from '../../tools/registers.mjs';

const faultsOf = (text: string): readonly string[] => numbersIn(text).faults;

test.each([
  ['card.read(7, 1);', '7'],
  ['this.#card.write(0x0f, 1, 0);', '0x0f'],
  ['port.readBurst(16, 2, 4);', '16'],
  ['inb(7);', '7'],
  ['yield_(outb(0, 0x22));', '0'],
  ['const shadowed = context.page0[14] ?? 0;', '14'],
  ['shadow.bytes[2] = 1;', '2'],
  ['context.shadow.put(1, 7, value);', '7'],
  ['if (hooks.lists(true, 1, 7)) f();', '7'],
  ['if (offset === 12) f();', '12'],
  ['if (16 <= access.offset) f();', '16'],
  ["const first = {op: 'out', offset: 8, value: 0};", '8'],
  ['const DATA_PORT = 0x10;', '0x10'],
  ['f(0x18);', '0x18'],
  ['const last = base + 0x1F;', '0x1F'],
])('%s is refused', (text, number) => {
  const faults = faultsOf(`// a line before\n${text}\n`);
  expect(faults).toHaveLength(1);
  expect(faults[0]).toContain(`2: ${number}: `);
});

test.each([
  'card.read(ISR.offset, 1);',
  'write(card, CR, COMMAND.START);',
  'outb(TBCR1, 0);',
  'frame.write(0, 1);',
  'context.shadow.put(0, RSAR1.offset, 0x40);',
  'if (hooks.has(PSTART, "write")) f();',
  'if (offset === CR.offset || offset < end) f();',
  'for (let offset = 0; offset < BOARD_PORTS; offset++) f(offset);',
  'const low = word & 0x1f;',
  'value &= 0x18;',
  'const KIND_MASK = 0x1f;',
  'const page = frame[0];',
  'const pages = 16;',
])('%s is not', (text) => {
  expect(faultsOf(text)).toEqual([]);
});

test('places are counted where numbers could stand, and a tree without any is no tree of ours', () => {
  const src = mkdtempSync(join(tmpdir(), 'vpio-registers-'));
  mkdirSync(join(src, 'sim'));
  try {
    writeFileSync(join(src, 'sim/a.ts'), 'export const a = 1;\n');
    expect(registerFaults(src).faults).toEqual([`no register is named below ${src}: nothing was checked`]);
    writeFileSync(join(src, 'sim/b.ts'), 'card.read(7, 1);\ncard.read(ISR.offset, 1);\n');
    expect(registerFaults(src)).toEqual({faults: ['sim/b.ts:1: 7: a port has a name'], seen: 2});
  } finally {
    rmSync(src, {recursive: true, force: true});
  }
});
