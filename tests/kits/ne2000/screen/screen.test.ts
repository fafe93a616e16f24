// What accesses to an NE2000's registers mean, and which words its registers have.

import {expect, test} from 'vitest';
import {NE2000_SCREEN} from '../../../../src/kits/ne2000/screen/screen.ts';

const {sheet, model, registers, accesses, status} = NE2000_SCREEN;

/** Every register by page and direction, with what it is called there. */
const NAMES = [0, 1, 2, 3].flatMap((page) =>
  sheet.registers.flatMap((offset) => [false, true].map((isWrite) => sheet.portName(page, offset, isWrite))),
);

test('a value of CR is told by what it orders, and no other register orders anything', () => {
  expect(accesses.orders('CR', 0x0a)).toBe('remote read, start');
  expect(accesses.orders('CR', 0x26)).toBe('abort remote DMA, transmit, start');
  expect(accesses.orders('CR', 0x21)).toBe('stop, abort remote DMA');
  expect(accesses.orders('CR', 0x1a)).toBe('send packet, start');
  expect(NAMES.filter((name) => name !== 'CR' && accesses.orders(name, 0x0a) !== null)).toEqual([]);
});

test('a command starts the move that its remote command or TXP says, and none where RD2 ends one', () => {
  expect([0x0a, 0x12, 0x26, 0x22, 0x16].map((value) => accesses.starts('CR', value))).toEqual([
    'read',
    'write',
    'transmit',
    null,
    'transmit',
  ]);
  expect(accesses.starts('ISR', 0x0a)).toBeNull();
});

test('every register has words, and a purpose for each written one that the sheet prints', () => {
  for (const name of new Set(NAMES)) expect(registers.words(name).words).toMatch(/\.$/);
  const written = [0, 1].flatMap((page) => sheet.registers.map((offset) => sheet.portName(page, offset, true)));
  expect(written.filter((name) => accesses.write(name, 0x40) === null)).toEqual([]);
});

test('a model event that comes of no access comes of an interrupt of the same name; RST interrupts nobody', () => {
  for (const [event, port] of model.eventPorts.entries())
    if (port === null) expect(Object.keys(status.interrupts)).toContain(model.events[event]);
  expect(Object.keys(status.interrupts)).not.toContain('RST');
});

test('of a whole register the low part comes first', () => {
  for (const [whole, parts] of Object.entries(sheet.wholes)) expect(parts).toEqual([`${whole}0`, `${whole}1`]);
});
