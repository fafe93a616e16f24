import {describe, expect, test} from 'vitest';
import {TestbenchHost} from '../../../../src/kits/contract/testbench-host.ts';
import {Rtl8139} from '../../../../src/kits/rtl8139/card/rtl8139.ts';
import {BOTH, CYCLES_PER_BYTE, frameTo, MAC, OWN, START, Testbench} from './testbench.ts';

test('a machine without memory has no place for the card', () => {
  const config = {profile: 'qemu', mac: MAC, cyclesPerByte: CYCLES_PER_BYTE} as const;
  expect(() => new Rtl8139(config, new TestbenchHost())).toThrow('memory to master');
});

describe.each(BOTH)('while bus mastering is off (%s)', (profile) => {
  function gated(): Testbench {
    const bench = new Testbench(profile).out(START);
    bench.card.writeConfig(4, 2, 3);
    return bench;
  }

  test('frames go out as zeros, and nothing is said to have moved', () => {
    const bench = gated().send(0, frameTo(OWN, 64)).settle();
    expect(bench.sent()).toEqual([new Uint8Array(64)]);
    expect([bench.in('TSD0'), bench.card.sentFrom.length, bench.moves()]).toEqual([0xa040, 0, []]);
  });

  test('frames that arrive leave memory as it was, and status says that they are there', () => {
    const bench = gated();
    expect(bench.receive(frameTo(OWN)), 'the frame is lost').toBe('stopped');
    expect([bench.in('CBR'), bench.in('ISR'), bench.moves()]).toEqual([68, 1, []]);
    expect(bench.memory.bytes.every((byte) => byte === 0)).toBe(true);
  });
});

describe('where nothing is', () => {
  test('reads give zeros and writes are lost', () => {
    const bench = new Testbench('qemu').out('CR=0c RCR=01 RBSTART=f00000 TSAD0=ffffc TSD0=8');
    expect(bench.sent()).toEqual([new Uint8Array(8)]);
    expect([bench.receive(frameTo(OWN)), bench.moves()]).toEqual(['stored', []]);
  });

  test('of a range that is there in part, that part is told', () => {
    const bench = new Testbench('qemu').out('CR=0c RCR=01 RBSTART=ffff0');
    bench.receive(frameTo(OWN));
    expect(bench.moves()).toEqual(['w ffff0+4', 'w ffff4+12']);
  });
});

test('an address is shared as far as memory goes', () => {
  const {card} = new Testbench('qemu');
  expect([card.sharedAddress(0x100), card.sharedAddress(0xf_ffff), card.sharedAddress(0x10_0000)]).toEqual([
    0x100, 0xf_ffff, -1,
  ]);
});

describe('PCI configuration', () => {
  test('says who the card is, and where firmware has put it', () => {
    const {card} = new Testbench('datasheet');
    const read = [card.readConfig(0, 4), card.readConfig(8, 4), card.readConfig(0x10, 4), card.readConfig(0x14, 4)];
    expect(read).toEqual([0x8139_10ec, 0x0200_0020, 0xc001, 0xfebf_0000]);
    expect([card.readConfig(4, 2), card.readConfig(0x3c, 2)]).toEqual([7, 0x010b]);
  });

  test('takes what can be written', () => {
    const {card} = new Testbench('datasheet');
    for (const offset of [0, 4, 0x10, 0x14, 0x3c]) card.writeConfig(offset, 4, 0xffff_ffff);
    const read = [0, 4, 0x10, 0x14, 0x3c].map((offset) => card.readConfig(offset, 4));
    expect(read).toEqual([0x8139_10ec, 0x0407, 0xffff_ff01, 0xffff_ff00, 0x01ff]);
    card.writeConfig(0xfe, 4, 1);
    expect(card.readConfig(0xfe, 4)).toBe(0);
  });
});
