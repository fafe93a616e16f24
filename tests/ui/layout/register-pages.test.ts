import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {present} from '../../../src/base/assert.ts';
import type {RegisterPage} from '../../../src/kits/contract/register-view.ts';
import {PAGES} from '../../../src/kits/ne2000/sheet/dp8390.ts';
import {device, learn, speak} from '../../../src/kits/screens.ts';
import {registerRows, toldRow} from '../../../src/ui/layout/register-pages.ts';
import {opened} from '../../sim/lab/runs.ts';
import {fixtureView} from '../fixture-view.ts';

const view = fixtureView();
const {pages} = device.registers;
const [READ_0, WRITTEN_0, PAGE_1] = pages;
const rowOf = (
  page: RegisterPage | undefined,
  name: string,
  of = view,
  before = null as Record<string, number> | null,
) => registerRows(present(page, 'the data sheet has it'), of, before).find((row) => row.name === name);

describe('a page of registers', () => {
  test('has sixteen ports, in the order of the data sheet', () => {
    for (const page of pages) {
      const rows = registerRows(page, view, null);
      expect(rows.map(({offset}) => offset)).toEqual(Array.from({length: 16}, (_, i) => i));
      const isWrite = page.direction !== 'read';
      expect(rows.map(({name}) => name)).toEqual([...(PAGES[page.number]?.[isWrite ? 'write' : 'read'] ?? [])]);
    }
  });

  test('shows every register that the card has, in a real run', () => {
    const lab = opened('transmit');
    lab.runTo(200);
    const real = lab.view(false);
    for (const page of pages)
      for (const {name, value} of registerRows(page, real, null))
        expect([name, value === null]).toEqual([name, name.startsWith('RSV')]);
  });

  test('tells which registers nobody can read where they are written', () => {
    const writeOnly = registerRows(present(WRITTEN_0, 'page 0'), view, null).filter((row) => row.isWriteOnly);
    expect(writeOnly.map(({name}) => name)).toEqual([
      'PSTART',
      'PSTOP',
      'TPSR',
      'TBCR0',
      'TBCR1',
      'RSAR0',
      'RSAR1',
      'RBCR0',
      'RBCR1',
      'RCR',
      'TCR',
      'DCR',
      'IMR',
    ]);
  });
});

describe('what the DMM believes', () => {
  test('agrees, differs or waits in the monitor where the write is hooked', () => {
    expect(rowOf(WRITTEN_0, 'TPSR')?.belief).toEqual({kind: 'agrees', value: 0x40});
    expect(rowOf(WRITTEN_0, 'CR')?.belief).toEqual({kind: 'differs', value: 0x12});
    const held = {...view, shadow: {guest: 0, registers: {RSAR1: 0x50}, held: ['RSAR1']}};
    expect(rowOf(WRITTEN_0, 'RSAR1', held)?.belief).toEqual({kind: 'held', value: 0x50});
    expect(rowOf(WRITTEN_0, 'TPSR', held)?.belief.kind).toBe('unwritten');
  });

  test('is nothing where it is not, and nothing of what the card alone says', () => {
    expect(rowOf(WRITTEN_0, 'DCR')?.belief.kind).toBe('unhooked');
    expect(rowOf(PAGE_1, 'CURR')?.belief.kind).toBe('unhooked');
    expect(rowOf(READ_0, 'TSR')?.belief.kind).toBe('none');
  });

  test('follows a real run’s hooks: deck does not list DCR, minimal does', () => {
    for (const [hooks, kind] of [
      ['deck', 'unhooked'],
      ['minimal', 'agrees'],
    ] as const) {
      const lab = opened('transmit', {hooks});
      lab.runTo(400);
      expect(rowOf(WRITTEN_0, 'DCR', lab.view(false))?.belief.kind).toBe(kind);
    }
  });
});

test('a register that the present step changed says which bits', () => {
  expect(rowOf(WRITTEN_0, 'CR', view, {CR: 0x12})?.changed).toBe(0x04);
  expect(rowOf(WRITTEN_0, 'TBCR1', view, {TBCR: 0x00ea})?.changed).toBe(0x05);
  expect(rowOf(WRITTEN_0, 'CR', view, null)?.changed).toBe(0);
});

test('every register and every named bit has words', () => {
  for (const page of pages)
    for (const {name} of registerRows(page, view, null)) {
      const {title, bits} = device.registers.words(name);
      expect([name, title === 'reserved']).toEqual([name, name.startsWith('RSV')]);
      const named =
        registerRows(present(WRITTEN_0, 'page 0'), view, null)
          .find((row) => row.name === name)
          ?.bits?.filter((bit) => bit !== null) ?? [];
      expect(named.filter((bit) => bits?.[bit] === undefined)).toEqual([]);
    }
});

describe('registers of several bytes', () => {
  beforeAll(() => learn('rtl8139'));
  afterAll(() => speak('ne2000'));

  test('are one row each, with all of their value and the ports that they take', () => {
    speak('rtl8139');
    const lab = opened('rtl8139-transmit');
    lab.runTo(400);
    const real = lab.view(false);
    const rows = registerRows(present(device.registers.pages[0], 'there is a page'), real, null);
    expect(new Set(rows.map(({name}) => name)).size).toBe(rows.length);
    const wide = rows.find(({name}) => name === 'TSAD0');
    expect(wide).toMatchObject({offset: 0x20, bytes: 4, digits: 8, value: real.registers.TSAD0});
    expect(rows.filter(({name}) => /^(TSD0|CAPR|CR)$/.test(name)).map(({offset, bytes}) => [offset, bytes])).toEqual([
      [0x10, 4],
      [0x37, 1],
      [0x38, 2],
    ]);
    // Every port of the data sheet is in one row.
    const ports = rows.flatMap(({offset, bytes}) => Array.from({length: bytes}, (_, i) => offset + i));
    expect(ports).toEqual(device.sheet.registers);
  });
});

test('the register told in words is the one pointed at, else the one that the step changed, else the command', () => {
  const rows = registerRows(present(PAGE_1, 'page 1'), view, null);
  const changed = rows.map((row) => (row.name === 'CURR' ? {...row, changed: 1} : row));
  expect([toldRow(changed, 'PAR2'), toldRow(changed, null), toldRow(rows, null)].map((row) => row?.name)).toEqual([
    'PAR2',
    'CURR',
    'CR',
  ]);
});
