// Every kit's screen half holds together: what one part names, another has.
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {numbersOf} from '../../src/kits/contract/moves.ts';
import {DEVICES} from '../../src/kits/facts.ts';
import {device, speakOf} from '../../src/kits/screens.ts';
import {USUAL_DEVICE} from '../../src/kits/usual-device.ts';
import {glossary} from '../../src/ui/layout/glossary.ts';

/** Every register by page and direction, with what it is called there. */
function registerNames(): readonly string[] {
  const {sheet} = device;
  const pages = Array.from({length: sheet.pages}, (_, page) => page);
  return pages.flatMap((page) =>
    sheet.registers.flatMap((offset) => [false, true].map((isWrite) => sheet.portName(page, offset, isWrite))),
  );
}

afterAll(() => speakOf(USUAL_DEVICE));

describe.each(DEVICES.map(({name}) => name))('%s', (name) => {
  beforeAll(() => speakOf(name));

  test('it goes by the name that its facts have', () => {
    expect(device.facts.name).toBe(name);
  });

  test('every register has words', () => {
    for (const register of registerNames()) expect(device.registers.words(register).words).toMatch(/\.$/);
  });

  test('the parts of a whole register are registers of the sheet', () => {
    for (const parts of Object.values(device.sheet.wholes))
      for (const part of parts) expect(registerNames()).toContain(part);
  });

  test('what the machine shows is a register or a whole, and has its place where not all fit', () => {
    const {shown, importance} = device.registers;
    for (const register of shown) expect([...registerNames(), ...Object.keys(device.sheet.wholes)]).toContain(register);
    expect([...importance].sort()).toEqual([...shown].sort());
  });

  test('what places a move is written where the sheet has it', () => {
    for (const {ports, page} of Object.values(device.moves).flatMap(numbersOf))
      for (const port of ports) expect(device.sheet.portName(page, port.offset, true)).toBe(port.name);
  });

  test('the event that asks for a move leads along an edge that is checked', () => {
    const {model, moves} = device;
    for (const {event} of Object.values(moves))
      expect(model.drawn.some(({on, isChecked}) => isChecked && on.includes(model.events[event] ?? ''))).toBe(true);
  });

  test('the status register is read where the sheet has it; interrupts, and the ends of moves, are bits of it', () => {
    const {sheet, status, moves} = device;
    expect(sheet.portName(status.page, status.offset, false)).toBe(status.name);
    const bits = Object.keys(sheet.bits[status.name] ?? {});
    const ends = Object.values(moves).map((move) => move.ends);
    for (const bit of [...Object.keys(status.interrupts), ...ends]) expect(bits).toContain(bit);
  });

  test('a model event comes of an access to a port that the sheet has, or of an interrupt', () => {
    const {sheet, model} = device;
    expect(model.eventPorts).toHaveLength(model.events.length);
    for (const port of model.eventPorts)
      if (port !== null) {
        const {offset, direction} = port;
        expect(sheet.portName(offset >> 8, offset & 0xff, direction === 'out')).toBe(port.name);
      }
  });

  test('every named hook set has its words', () => {
    const named = device.choices.hookSets.map((set) => set.name);
    expect(named.sort()).toEqual(Object.keys(device.hooks.sets).sort());
  });

  test('what is common to guests lies beside what they share', () => {
    const {common, start, end, pageBytes} = device.memory;
    for (const part of common) expect(part.end <= start || part.start >= end).toBe(true);
    expect((end - start) % pageBytes).toBe(0);
  });

  test('each of its words stands behind one that the glossary has, and every word that is dotted by itself is one', () => {
    const terms = glossary().map(({term}) => term);
    const {terms: own, inRows} = device.glossary;
    for (const {after} of own) expect(terms).toContain(after);
    for (const word of [...inRows, ...device.model.labelWords.map((label) => label.word)])
      expect(terms).toContain(word);
  });
});
