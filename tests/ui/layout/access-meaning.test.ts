import {expect, test} from 'vitest';
import {accessMeaning, isPortUnused} from '../../../src/ui/layout/access-meaning.ts';

const IDLE = 1;
const DMA_RD = 3;
const INITIATION = 0;
const write = (offset: number, value: number, size = 1) =>
  accessMeaning({direction: 'out', offset, size, page: 0, value, count: 1});

test('a register is told by its purpose, several at once by their number, also where the last lies beyond the registers', () => {
  expect(write(0x00, 0x12)).toBe('start remote write');
  expect(write(0x08, 0x4000, 2)).toBe('2 registers at once');
  expect(write(0x0f, 0x1200, 2)).toBe('2 registers at once');
  expect(write(0x0c, 0, 4)).toBe('4 registers at once');
});

test('ports that are no register are told by what an access does there', () => {
  const at = (offset: number, direction: 'in' | 'out', size: number, count: number, state = DMA_RD) =>
    accessMeaning({direction, offset, size, page: 0, value: 0, count, state});
  expect(at(0x10, 'in', 2, 757)).toBe('757 words from card memory');
  expect(at(0x10, 'in', 1, 1, IDLE)).toBe('one byte; no remote read known');
  expect(at(0x1f, 'in', 1, 1)).toBe('reset the card');
  expect(at(0x1f, 'out', 1, 1)).toBe('end of reset');
});

test('a data port is used in vain where the model knows of no remote DMA this way, once it has been told of the card', () => {
  const unused = (state: number | undefined, direction: 'in' | 'out') =>
    isPortUnused({offset: 0x10, direction, ...(state === undefined ? {} : {state})});
  expect([unused(IDLE, 'in'), unused(DMA_RD, 'out')]).toEqual([true, true]);
  expect([unused(DMA_RD, 'in'), unused(INITIATION, 'in'), unused(undefined, 'in')]).toEqual([false, false, false]);
});
