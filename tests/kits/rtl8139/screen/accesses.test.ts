// What accesses to an RTL8139 mean, in words; and what a write leaves is what the card has then.
import {describe, expect, test} from 'vitest';
import {present} from '../../../../src/base/assert.ts';
import type {Port} from '../../../../src/base/port.ts';
import {linuxDriver} from '../../../../src/kits/rtl8139/guests/linux-driver.ts';
import {RTL8139_ACCESSES} from '../../../../src/kits/rtl8139/screen/accesses.ts';
import {registerWords} from '../../../../src/kits/rtl8139/screen/register-names.ts';
import {RTL8139_REGISTERS} from '../../../../src/kits/rtl8139/screen/register-view.ts';
import {RTL8139_PORTS} from '../../../../src/kits/rtl8139/sheet/port-sheet.ts';
import {PORT, REGISTERS, type RegisterName} from '../../../../src/kits/rtl8139/sheet/registers.ts';
import {frameOf, PROFILES, Rig} from '../guests/rig.ts';

const {read, write, orders, starts, leaves} = RTL8139_ACCESSES;

test.each([
  ['CR', 0x0d, 'receive ring is empty; transmitter and receiver on'],
  ['CR', 0x04, 'frames wait in the ring; transmitter on'],
  ['CR', 0x10, 'reset goes on'],
  ['ISR', 0, 'nothing pending'],
  ['ISR', 0x15, 'pending: RXOVW, TOK, ROK'],
  ['TSD2', 0x0008_a05a, 'transmit status: TOK'],
  ['TSD2', 0x0008_005a, 'the card has yet to fetch the frame'],
  ['TSD2', 0x0000_2000, 'free, or fetched and not yet sent'],
  ['TSADS', 0x000d, 'descriptors that the card is done with: 0, 2, 3'],
  ['CBR', 0x258, 'next frame goes to byte 0x0258 of the ring'],
  ['CAPR', 0xfff0, 'ring is read up to byte 0x0000'],
  ['9346CR', 0x8d, 'EEPROM says 1'],
  ['BMSR', 0x782d, null],
])('a read of %s with %i', (register, value, words) => {
  expect(read(register, value)).toBe(words);
});

test.each([
  ['CR', 0x10, 'reset the card'],
  ['CR', 0x0c, 'transmitter and receiver on'],
  ['CR', 0x00, 'transmitter and receiver off'],
  ['TSD1', 0x0008_0156, 'send 342 bytes by descriptor 1, early threshold 256'],
  ['TSD1', 0x0156, 'send 342 bytes by descriptor 1, early threshold 8'],
  ['TSD1', 0x2000, 'descriptor 1 stays the driver’s'],
  ['TSAD3', 0x5500, 'frame of descriptor 3 is at 0x00005500'],
  ['TSAD0', 0x5500, 'frame of descriptor 0 is at 0x00005500; in C+ mode descriptors to send start there'],
  ['TSAD1', 0x5c00, 'frame of descriptor 1 is at 0x00005C00'],
  ['TSAD1', 0, 'frame of descriptor 1 is at 0x00000000; in C+ mode the upper half of where they start'],
  ['RBSTART', 0x42000, 'ring starts at 0x00042000'],
  ['RCR', 0xf78e, 'ring of 32 KiB; accept AB, AM, APM; a frame in one burst'],
  ['RCR', 0xf78f, 'ring of 32 KiB; accept every frame; a frame in one burst'],
  ['RCR', 0, 'ring of 8 KiB; accept none; bursts of 16 bytes'],
  ['TCR', 0x0306_0600, 'loopback: nothing goes out; bursts of 1 024 bytes'],
  ['TCR', 0x0300_0600, 'normal transmit; bursts of 1 024 bytes'],
  ['ISR', 0x51, 'acknowledge FOVW, RXOVW, ROK'],
  ['IMR', 0, 'mask every interrupt'],
  ['CAPR', 0x248, 'ring is read up to byte 0x0258'],
  ['9346CR', 0xc0, 'configuration may be written'],
  ['9346CR', 0x40, 'load the EEPROM, which resets the card'],
  ['9346CR', 0x8e, 'EEPROM wires: EECS, EESK, EEDI'],
  ['CPCR', 3, 'C+ mode: RXENABLE, TXENABLE'],
  ['MULINT', 0, null],
])('a write to %s of %i', (register, value, words) => {
  expect(write(register, value)).toBe(words);
});

test('a descriptor given to the card starts a frame; what orders nothing has no orders', () => {
  expect([starts('TSD0', 0x5a), starts('TSD0', 0x205a), starts('CR', 0x0c), starts('TSAD0', 0)]).toEqual([
    'transmit',
    null,
    null,
    null,
  ]);
  expect([orders('TSD0', 0x5a), orders('CR', 0x10), orders('TPPOLL', 0x40), orders('RBSTART', 0)]).toEqual([
    'send 90 bytes by descriptor 0',
    'reset the card',
    'send by descriptors in memory',
    null,
  ]);
});

describe.each(PROFILES)('on a card as in profile %s', (profile) => {
  test.each<[RegisterName, number]>([
    ['CR', 0x0c],
    ['CR', 0x05],
    ['CR', 0x00],
    ['ISR', 0x01],
    ['ISR', 0x04],
    ['ISR', 0xffff],
    ['MPC', 7],
    ['CBR', 0x123],
    ['TSADS', 0],
  ])('%s holds after a write of %i what is said that it leaves', (register, written) => {
    const rig = new Rig(linuxDriver, profile);
    rig.receive(frameOf(100));
    const before = rig.register(register);
    const effect = present(leaves({register, before, written, isSending: false}), 'it does not simply keep it');
    const {offset, bytes = 1}: Port = PORT[register];
    rig.card.write(offset, bytes, written);
    expect(rig.register(register)).toBe(effect.after);
  });
});

test('each bit that the sheet has is told of, and no other', () => {
  for (const [register, bits] of Object.entries(RTL8139_PORTS.bits)) {
    const told = Object.keys(registerWords(register).bits ?? {});
    expect([register, told.sort()]).toEqual([register, Object.keys(bits).sort()]);
  }
});

test('no register of the sheet is called reserved, and wider ones have their digits', () => {
  for (const {name, bytes = 1} of REGISTERS) {
    expect(registerWords(name).title, name).not.toBe('reserved');
    expect(RTL8139_REGISTERS.digits[name] ?? 2).toBe(2 * bytes);
  }
});
