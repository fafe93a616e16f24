import {describe, expect, test} from 'vitest';
import {device} from '../../../src/kits/screens.ts';
import {REGISTER_PAGES, registerRows} from '../../../src/ui/layout/register-pages.ts';
import {opened} from '../../sim/lab/runs.ts';
import {fixtureView} from '../fixture-view.ts';

const view = fixtureView();
const rowOf = (
  page: (typeof REGISTER_PAGES)[number]['page'],
  name: string,
  of = view,
  before = null as Record<string, number> | null,
) => registerRows(page, of, before).find((row) => row.name === name);

describe('a page of registers', () => {
  test('has sixteen ports, in the order of the data sheet', () => {
    for (const {page, registers} of REGISTER_PAGES) {
      const rows = registerRows(page, view, null);
      expect(rows.map(({offset}) => offset)).toEqual(Array.from({length: 16}, (_, i) => i));
      expect(rows.map(({name}) => name)).toEqual([...registers]);
    }
  });

  test('shows every register that the card has, in a real run', () => {
    const lab = opened('transmit');
    lab.runTo(200);
    const real = lab.view(false);
    for (const {page} of REGISTER_PAGES)
      for (const {name, value} of registerRows(page, real, null))
        expect([name, value === null]).toEqual([name, name.startsWith('RSV')]);
  });

  test('tells which registers nobody can read where they are written', () => {
    const writeOnly = registerRows('written-0', view, null).filter((row) => row.isWriteOnly);
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
    expect(rowOf('written-0', 'TPSR')?.belief).toEqual({kind: 'agrees', value: 0x40});
    expect(rowOf('written-0', 'CR')?.belief).toEqual({kind: 'differs', value: 0x12});
    const held = {...view, shadow: {guest: 0, registers: {RSAR1: 0x50}, held: ['RSAR1']}};
    expect(rowOf('written-0', 'RSAR1', held)?.belief).toEqual({kind: 'held', value: 0x50});
    expect(rowOf('written-0', 'TPSR', held)?.belief.kind).toBe('unwritten');
  });

  test('is nothing where it is not, and nothing of what the card alone says', () => {
    expect(rowOf('written-0', 'DCR')?.belief.kind).toBe('unhooked');
    expect(rowOf('page-1', 'CURR')?.belief.kind).toBe('unhooked');
    expect(rowOf('read-0', 'TSR')?.belief.kind).toBe('none');
  });

  test('follows a real run’s hooks: deck does not list DCR, minimal does', () => {
    for (const [hooks, kind] of [
      ['deck', 'unhooked'],
      ['minimal', 'agrees'],
    ] as const) {
      const lab = opened('transmit', {hooks});
      lab.runTo(400);
      expect(rowOf('written-0', 'DCR', lab.view(false))?.belief.kind).toBe(kind);
    }
  });
});

test('a register that the present step changed says which bits', () => {
  expect(rowOf('written-0', 'CR', view, {CR: 0x12})?.changed).toBe(0x04);
  expect(rowOf('written-0', 'TBCR1', view, {TBCR: 0x00ea})?.changed).toBe(0x05);
  expect(rowOf('written-0', 'CR', view, null)?.changed).toBe(0);
});

test('every register and every named bit has words', () => {
  for (const {registers} of REGISTER_PAGES)
    for (const name of registers) {
      const {title, bits} = device.registers.words(name);
      expect([name, title === 'reserved']).toEqual([name, name.startsWith('RSV')]);
      const named =
        registerRows('written-0', view, null)
          .find((row) => row.name === name)
          ?.bits?.filter((bit) => bit !== null) ?? [];
      expect(named.filter((bit) => bits?.[bit] === undefined)).toEqual([]);
    }
});
