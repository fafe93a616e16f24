import {expect, test} from 'vitest';
import {BOTH, frameTo, OWN, START, Testbench} from './testbench.ts';

test.each(BOTH)('a card that becomes what another was goes on as that does (%s)', (profile) => {
  const one = new Testbench(profile).out(`${START} CPCR=3 RDSARLO=40000 9346CR=88 9346CR=8e TIMERINT=500`);
  one.putDwords(0x4_1000, 0xa000_0010, 0, 0x5_0000, 0).out('TSAD0=41000 TPPOLL=40');
  const two = new Testbench(profile);
  two.card.restore(one.card.snapshot());
  two.memory.restore(one.memory.snapshot());
  expect(two.card.registers()).toEqual(one.card.registers());
  expect(two.card.snapshot()).toEqual(one.card.snapshot());
  for (const bench of [one, two]) {
    bench.putDwords(0x4_1010, 0x9000_0020, 0, 0x6_0000, 0).out('TPPOLL=40').settle();
    expect(bench.sent().map(({length}) => length)).toEqual([0x30]);
  }
});

test('a frame on its way is in the snapshot, and one that is held', () => {
  const sending = new Testbench('datasheet').out(START).send(0, frameTo(OWN, 99));
  const other = new Testbench('datasheet');
  other.card.restore(sending.card.snapshot());
  expect(other.card.localMove).toEqual(sending.card.localMove);
  const held = new Testbench('qemu').out(START);
  for (let i = 0; i < 6; i++) held.card.receive(frameTo(OWN, 1500));
  const later = new Testbench('qemu');
  later.card.restore(held.card.snapshot());
  expect(later.out('CAPR=5d4').in('CBR')).toBe((6 * 1508) % 8192);
});

test('a snapshot shares nothing that changes', () => {
  const bench = new Testbench('qemu').out(START);
  const saved = bench.card.snapshot();
  const copy = structuredClone(saved);
  bench.out('IDR0=99 MAR0=5 TSAD0=1234 IMR=1').send(0, frameTo(OWN));
  bench.card.writeConfig(4, 2, 0);
  expect(saved).toEqual(copy);
});

test('another device’s state is refused', () => {
  expect(() => new Testbench('qemu').card.restore({kind: 'ne2000'})).toThrow('no state of rtl8139');
});

test('registers are named as on the data sheet', () => {
  const {card} = new Testbench('qemu').out('RBSTART=12345678 9346CR=c0');
  const found = card.registers();
  expect([found.RBSTART, found['9346CR'], found.TSD3, found.IDR1, found.BMSR]).toEqual([
    0x1234_5678, 0xc0, 0x2000, 0x54, 0x782d,
  ]);
});
