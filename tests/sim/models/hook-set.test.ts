// Hook sets of devices that are not like the NE2000: one page of registers, many ports, registers wider than a port.
import {expect, test} from 'vitest';
import {faultLine} from '../../../src/base/result.ts';
import type {HookVocabulary} from '../../../src/kits/contract/hook-vocabulary.ts';
import type {PortSheet} from '../../../src/kits/contract/port-sheet.ts';
import type {HookSet} from '../../../src/sim/models/hook-set.ts';
import {everyHook, hookOf, singleHooks} from '../../../src/sim/models/hook-words.ts';
import {parseHookSet} from '../../../src/sim/models/parse-hooks.ts';

const NAMES = ['SOURCE', 'TARGET', 'LENGTH', 'GO'];
/** Four registers of four ports each, on one page: every register is on every page there is. */
const COPIER: PortSheet = {
  ports: 16,
  pages: 1,
  registers: Array.from({length: 16}, (_, offset) => offset),
  onEveryPage: Array.from({length: 16}, (_, offset) => offset),
  ranges: [],
  portName: (_, offset) => NAMES[offset >> 2] ?? '',
  isPrinted: () => true,
  wholes: {},
  bits: {},
};
/** As many ports as there may be, a data port at the end. */
const WIDE: PortSheet = {
  ports: 256,
  pages: 1,
  registers: Array.from({length: 240}, (_, offset) => offset),
  onEveryPage: [],
  ranges: [{name: 'data', start: 240, end: 256, does: 'move'}],
  portName: (_, offset) => (offset < 240 ? `R${offset}` : 'data'),
  isPrinted: (_, offset) => offset % 2 === 0,
  wholes: {},
  bits: {},
};
const wordsOf = (sheet: PortSheet): HookVocabulary => ({
  sheet,
  hooks: {sets: {all: 'rw:*', none: ''}, pageHooks: [], examples: ['w:GO']},
});

function hooks(sheet: PortSheet, text: string): HookSet {
  const parsed = parseHookSet(wordsOf(sheet), text);
  if (!parsed.ok) throw new Error(faultLine(parsed.fault));
  return parsed.value;
}

function faultOf(sheet: PortSheet, text: string): string {
  const parsed = parseHookSet(wordsOf(sheet), text);
  return parsed.ok ? 'accepted' : faultLine(parsed.fault);
}

test('a register of four ports is one hook, of which every port is listed', () => {
  const set = hooks(COPIER, 'w:GO');
  expect([11, 12, 15].map((offset) => set.lists(true, 0, offset))).toEqual([false, true, true]);
  expect(singleHooks(set)).toEqual(['w:GO']);
  expect(set.words()).toEqual(['w:GO']);
  expect(set.ports).toBe(4);
});

test('where there is one page, words name none, and a list need not', () => {
  expect(everyHook(COPIER)).toEqual([...NAMES.map((name) => `r:${name}`), ...NAMES.map((name) => `w:${name}`)]);
  expect(hooks(COPIER, 'rw:*').words()).toEqual(['rw:*']);
  expect(hookOf(COPIER, {name: 'LENGTH', offset: 8}, 'read')).toBe('r:LENGTH');
  expect(faultOf(COPIER, 'w:1:GO')).toBe(
    'hooks: "w:1:GO" is no hook: write all, none, or r, w or rw, then a register or *: w:GO',
  );
  expect(faultOf(COPIER, 'w:STOP')).toBe(
    'hooks: "w:STOP": no register STOP is written; there are SOURCE, TARGET, LENGTH, GO, *',
  );
});

test('a dynamic set of a device without pages has nothing that it must see', () => {
  expect(hooks(COPIER, 'w:GO,dynamic').isDynamic).toBe(true);
});

test('256 ports keep apart, read from written', () => {
  for (const offset of [0, 1, 128, 239]) {
    const word = offset % 2 === 0 ? `R${offset}` : `0x${offset.toString(16).padStart(2, '0')}`;
    const set = hooks(WIDE, `r:${word}`);
    const listed = Array.from({length: 512}, (_, at) => set.lists(at >= 256, 0, at % 256)).flatMap((is, at) =>
      is ? [at] : [],
    );
    expect(listed).toEqual([offset]);
    expect(set.words()).toEqual([`r:0:${word}`]);
  }
  expect(hooks(WIDE, 'w:data').ports).toBe(16);
  expect(faultOf(WIDE, 'x')).toContain('then a register, * or data');
});
