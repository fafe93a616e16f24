import {expect, test} from 'vitest';
import {BOTH, Testbench} from './testbench.ts';

const results = (program: string, name: string): number[] =>
  BOTH.map((profile) => new Testbench(profile).out(program).in(name));

test('BMCR keeps the restart bit in QEMU, what is chosen on the chip', () => {
  expect(results('BMCR=3300', 'BMCR')).toEqual([0x1200, 0x1000]);
  expect(results('9346CR=c0 BMCR=2300', 'BMCR')).toEqual([0x1200, 0x2100]);
});

test('its reset puts the transceiver back', () => {
  expect(results('ANAR=1 BMCR=8000', 'ANAR')).toEqual([0x05e1, 0x05e1]);
});

test('BMSR and ANER are read-only on the chip', () => {
  expect(results('BMSR=ffff', 'BMSR')).toEqual([0x78ed, 0x782d]);
  expect(results('ANER=5', 'ANER')).toEqual([5, 1]);
  expect(results('ANLPAR=5', 'ANLPAR')).toEqual([0x05e1, 0x05e1]);
});
