// What accesses of any width are to the model is what they are to the card.
import {describe, expect, test} from 'vitest';
import {TestbenchHost} from '../../../../src/kits/contract/testbench-host.ts';
import {Rtl8139} from '../../../../src/kits/rtl8139/card/rtl8139.ts';
import {narrowCycles, wideCycles} from '../../../../src/kits/rtl8139/model/bus-cycles.ts';
import {denyNumber} from '../../../../src/kits/rtl8139/model/numbers.ts';
import {PORT} from '../../../../src/kits/rtl8139/sheet/registers.ts';
import {HostMemory} from '../../../../src/sim/machine/host-memory.ts';
import {MAC} from './bench.ts';

const text = (cycles: readonly {readonly offset: number; readonly size: number; readonly refusal?: number}[]): string =>
  cycles
    .map(({offset, size, refusal}) => `${offset.toString(16)}:${size}${refusal === undefined ? '' : '!'}`)
    .join(' ');

describe('QEMU’s card', () => {
  test.each([
    ['a register at its own width', PORT.TSAD0.offset, 4, '20:4'],
    ['half of a long one', PORT.TSAD0.offset, 2, ''],
    ['a byte of a word', PORT.ISR.offset, 1, ''],
    ['four bytes over two words', PORT.IMR.offset, 4, ''],
    ['CR by the four bytes before it', 0x34, 4, '37:1'],
    ['CR by the word before it', 0x36, 2, '37:1'],
    ['9346CR by four bytes', 0x50, 4, '50:1 51:1 52:1'],
    ['TPPOLL by a long at CONFIG5', 0xd8, 4, 'd8:1 d9:1'],
    ['an unaligned long in pieces', 0x35, 4, '37:1'],
    ['a long one, unaligned', 0x21, 4, ''],
    ['nobody’s', 0xf0, 4, ''],
  ])('%s', (_, offset, size, cycles) => {
    expect(text(narrowCycles(offset, size, true))).toBe(cycles);
  });

  test('a TSD is read in every width, a TSAD by words', () => {
    expect(text(narrowCycles(PORT.TSD1.offset + 1, 1, false))).toBe('15:1');
    expect(text(narrowCycles(PORT.TSAD1.offset + 2, 2, false))).toBe('26:2');
    expect(text(narrowCycles(PORT.TSAD1.offset, 1, false))).toBe('');
  });
});

describe('the chip', () => {
  test.each([
    ['a register at its own width', PORT.TSAD0.offset, 4, '20:4'],
    ['half of one that is followed', PORT.TSAD0.offset, 2, '20:2!'],
    ['a byte of where descriptors lie', PORT.RDSARLO.offset + 1, 1, 'e5:1!'],
    ['a byte of one that is not', PORT.ISR.offset, 1, '3e:1'],
    ['two words at once', PORT.IMR.offset, 4, '3c:2 3e:2'],
    ['the ends of two long ones', 0x22, 4, '22:2! 24:2!'],
    ['CR with what lies before it', 0x35, 4, '37:1 38:1'],
  ])('%s', (_, offset, size, cycles) => {
    expect(text(wideCycles(offset, size, true))).toBe(cycles);
  });

  test('a part is refused for its reason, and may be read', () => {
    expect(wideCycles(PORT.RCR.offset, 1, true)[0]?.refusal).toBe(denyNumber('partial-write'));
    expect(text(wideCycles(PORT.RCR.offset, 1, false))).toBe('44:1');
  });
});

/** A card whose registers hold nothing that a write of ones would not change. */
function fresh(profile: 'qemu' | 'datasheet'): Rtl8139 {
  const card = new Rtl8139({profile, mac: MAC, cyclesPerByte: 1}, new TestbenchHost(new HostMemory(0x1_0000)));
  card.write(PORT['9346CR'].offset, 1, 0xc0);
  return card;
}

test.each([1, 2, 4])('an access of %i bytes that makes no cycle changes nothing on either card', (size) => {
  for (const [profile, cycles] of [
    ['qemu', narrowCycles],
    ['datasheet', wideCycles],
  ] as const) {
    for (let offset = 0; offset + size <= 0x100; offset++) {
      const card = fresh(profile);
      const before = card.snapshot();
      const isTcr = profile === 'qemu' && offset <= PORT.TCR.offset && offset + size > PORT.TCR.offset; // its lowest byte, which nobody follows
      card.write(offset, size, size === 4 ? 0xa5a5_a5a5 : size === 2 ? 0xa5a5 : 0xa5);
      if (cycles(offset, size, true).length === 0 && !isTcr)
        expect(card.snapshot(), `${profile} ${offset.toString(16)}`).toEqual(before);
    }
  }
});
