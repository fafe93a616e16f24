import {expect, test} from 'vitest';
import {BOTH, Testbench} from './testbench.ts';

const SELECT = 0x88;
const CLOCK = 0x04;
const IN = 0x02;

/** Sends bits to the EEPROM, first the highest of so many. */
function shiftIn({card}: Testbench, bits: number, count: number): void {
  for (let i = count - 1; i >= 0; i--) {
    const bit = ((bits >> i) & 1) * IN;
    card.write(0x50, 1, SELECT | bit);
    card.write(0x50, 1, SELECT | bit | CLOCK);
  }
}

/** Sixteen bits out of it. */
function shiftOut({card}: Testbench): number {
  let word = 0;
  for (let i = 0; i < 16; i++) {
    card.write(0x50, 1, SELECT);
    card.write(0x50, 1, SELECT | CLOCK);
    word = (word << 1) | (card.read(0x50, 1) & 1);
  }
  return word;
}

test.each(BOTH)('the EEPROM has who the card is and its station address (%s)', (profile) => {
  const words = [0, 1, 2, 3, 7, 8, 9, 10].map((address) => {
    const bench = new Testbench(profile);
    shiftIn(bench, 0x180 | address, 9);
    return shiftOut(bench);
  });
  expect(words).toEqual([0x8129, 0x10ec, 0x8139, 0, 0x5452, 0x1200, 0x5634, 0]);
});

test('the next command may follow a word without a new select', () => {
  const bench = new Testbench('qemu');
  shiftIn(bench, 0x187, 9);
  expect(shiftOut(bench)).toBe(0x5452);
  shiftIn(bench, 0x188, 9);
  expect(shiftOut(bench)).toBe(0x1200);
});

test('a command that is none to read gives nothing', () => {
  const bench = new Testbench('qemu');
  shiftIn(bench, 0x130, 9);
  expect(shiftOut(bench)).toBe(0);
});

test('EEDO reads 0 without select, and in other modes', () => {
  const bench = new Testbench('qemu');
  shiftIn(bench, 0x187, 9);
  shiftIn(bench, 0, 2);
  expect(bench.in('9346CR') & 1).toBe(1);
  expect(bench.out('9346CR=80').in('9346CR')).toBe(0x80);
});
