// The NE2000's screen half holds together: what one part names, another has.

import {describe, expect, test} from 'vitest';
import {numbersOf} from '../../../../src/kits/contract/moves.ts';
import {NE2000_SCREEN} from '../../../../src/kits/ne2000/screen/screen.ts';
import {glossary} from '../../../../src/ui/layout/glossary.ts';

const {sheet, model, memory, registers, accesses, status, moves, glossary: own} = NE2000_SCREEN;

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

test('the parts of a whole register are registers of the sheet, the low one first', () => {
  for (const [whole, parts] of Object.entries(sheet.wholes)) {
    expect(parts).toEqual([`${whole}0`, `${whole}1`]);
    for (const part of parts) expect(NAMES).toContain(part);
  }
});

describe('ports', () => {
  test('what places a move is written where the sheet has it', () => {
    for (const move of Object.values(moves))
      for (const {ports, page} of numbersOf(move))
        for (const {name, offset} of ports) expect(sheet.portName(page, offset, true)).toBe(name);
  });

  test('the status register is read where the sheet has it, and its interrupts are bits of it', () => {
    expect(sheet.portName(status.page, status.offset, false)).toBe(status.name);
    const bits = Object.keys(sheet.bits[status.name] ?? {});
    for (const name of [...Object.keys(status.interrupts), ...Object.values(moves).map(({ends}) => ends)])
      expect(bits).toContain(name);
    expect(Object.keys(status.interrupts)).not.toContain('RST');
  });

  test('a model event comes of an access to a port that the sheet has, or of an interrupt of the same name', () => {
    expect(model.eventPorts).toHaveLength(model.events.length);
    for (const [event, port] of model.eventPorts.entries())
      if (port === null) expect(Object.keys(status.interrupts)).toContain(model.events[event]);
      else expect(sheet.portName(0, port.offset, port.direction === 'out')).toBe(port.name);
  });
});

test('the event that asks for a move leads along an edge that is checked', () => {
  for (const {event} of Object.values(moves))
    expect(model.drawn.some(({on, isChecked}) => isChecked && on.includes(model.events[event] ?? ''))).toBe(true);
});

test('what is common to guests lies beside what they share', () => {
  for (const {start, end} of memory.common) expect(end <= memory.start || start >= memory.end).toBe(true);
  expect((memory.end - memory.start) % memory.pageBytes).toBe(0);
});

test('each of its words stands behind one that the glossary has, and every word that is dotted by itself is one', () => {
  const terms = glossary().map(({term}) => term);
  for (const {after} of own.terms) expect(terms).toContain(after);
  for (const word of [...own.inRows, ...model.labelWords.map(({word: one}) => one)]) expect(terms).toContain(word);
});
