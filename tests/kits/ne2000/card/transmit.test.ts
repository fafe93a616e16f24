import {describe, expect, test} from 'vitest';
import {CYCLES_PER_BYTE, frameTo, OWN, START, Testbench} from './testbench.ts';

/** Fills page 40 with a frame of `length` bytes and sets up its transmission, TXP excepted. */
function loaded(bench: Testbench, length: number): Testbench {
  bench.out(START);
  bench.card.memory().set(frameTo(OWN, length));
  return bench.out(`TPSR=40 TBCR0=${(length & 0xff).toString(16)} TBCR1=${(length >> 8).toString(16)}`);
}

describe('transmission on the chip', () => {
  test.each([
    [60, 57.6],
    [1514, 1220.8],
  ])('%i bytes are on the wire for %f µs', (length, microseconds) => {
    const bench = loaded(new Testbench('datasheet'), length).out('CR=26');
    const end = (microseconds * CYCLES_PER_BYTE) / 0.8;
    expect(bench.card.localMove).toEqual({address: 0x4000, length, until: end});
    bench.host.run(bench.card, end - 1);
    expect([bench.in('CR'), bench.in('ISR'), bench.card.isBusy]).toEqual([0x26, 0, true]);
    bench.host.run(bench.card, end);
    expect([bench.in('CR'), bench.in('ISR'), bench.in('TSR'), bench.card.isBusy]).toEqual([0x22, 0x02, 0x03, false]);
    expect(bench.sent()).toEqual([frameTo(OWN, length)]);
  });

  test('a second TXP while a frame is on its way is ignored', () => {
    const bench = loaded(new Testbench('datasheet'), 60).out('CR=26 TPSR=41 CR=26');
    bench.host.run(bench.card);
    expect(bench.sent()).toEqual([frameTo(OWN, 60)]);
  });

  test('writing TXP = 0 does not end a transmission', () => {
    const bench = loaded(new Testbench('datasheet'), 60).out('CR=26 CR=22');
    expect(bench.in('CR')).toBe(0x26);
  });

  test('a stopped chip does not send', () => {
    const bench = loaded(new Testbench('datasheet'), 60).out('CR=21 CR=25');
    bench.host.run(bench.card);
    expect([bench.sent().length, bench.in('CR') & 0x04]).toEqual([0, 0]);
  });

  test('a busy wire is waited for, and TSR bit 1 says so', () => {
    let freeAt = 5000;
    const bench = loaded(new Testbench('datasheet', {wireFreeAt: () => freeAt}), 60).out('CR=26');
    expect([bench.card.isBusy, bench.card.isOnWire]).toEqual([true, false]);
    freeAt = 9000;
    bench.host.run(bench.card, 8999);
    expect(bench.card.isOnWire).toBe(false);
    bench.host.run(bench.card, 9000);
    expect([bench.card.isOnWire, bench.card.localMove?.until]).toEqual([true, 9000 + 72 * CYCLES_PER_BYTE]);
    bench.host.run(bench.card);
    expect([bench.in('TSR'), bench.sent().length]).toEqual([0x01, 1]);
  });

  test('a stop while the wire is busy leaves the frame unsent, with neither PTX nor TXE', () => {
    const bench = loaded(new Testbench('datasheet', {wireFreeAt: () => 5000}), 60).out('CR=26 CR=21');
    bench.host.run(bench.card);
    expect([bench.sent().length, bench.in('ISR')]).toEqual([0, 0x80]);
  });

  test('a buffer changed during transmission goes out changed', () => {
    const bench = loaded(new Testbench('datasheet'), 60).remote(0x16, 0x4000, 2);
    bench.card.write(0x10, 2, 0xbeef);
    bench.host.run(bench.card);
    expect(Array.from(bench.sent()[0]?.subarray(0, 3) ?? [])).toEqual([0xef, 0xbe, 0]);
  });

  test('a command that sends keeps its remote read going', () => {
    const bench = loaded(new Testbench('datasheet'), 60).remote(0x0a, 0x4000, 4).out('CR=0e');
    expect([bench.card.remoteLive, bench.card.localMove !== null]).toEqual(['read', true]);
  });

  test('TBCR = 0 sends nothing and sets PTX', () => {
    const bench = loaded(new Testbench('datasheet'), 0).out('CR=26');
    expect([bench.sent().length, bench.in('ISR'), bench.card.diagnostics.emptyTransmit]).toEqual([0, 0x02, 1]);
  });

  test('with TCR.CRC set the frame brings its own FCS: a wrong one is noise, a right one is taken off', () => {
    const bench = loaded(new Testbench('datasheet'), 64).out('TCR=01 CR=26');
    bench.host.run(bench.card);
    expect([bench.sent().length, bench.card.diagnostics.wrongFcsSent]).toEqual([0, 1]);
    const memory = bench.card.memory();
    // The FCS that the chip appends on reception, read back from the ring.
    bench.out('TCR=00');
    bench.card.receive(frameTo(OWN, 60));
    memory.set(memory.slice(0x704, 0x704 + 64), 0);
    bench.out('TCR=01 CR=26');
    bench.host.run(bench.card);
    expect(bench.sent()).toEqual([frameTo(OWN, 60)]);
  });

  test('TCR.ATD lets a multicast frame switch the transmitter off and another on', () => {
    const bench = loaded(new Testbench('datasheet'), 60).out('TCR=08');
    bench.card.receive(frameTo('33:33:00:00:00:01'));
    bench.out('CR=26');
    bench.host.run(bench.card);
    expect([bench.sent().length, bench.card.isBusy]).toEqual([0, true]);
    bench.card.receive(frameTo('ff:ff:ff:ff:ff:ff'));
    bench.host.run(bench.card);
    expect(bench.sent().length).toBe(1);
  });
});

describe('transmission in QEMU', () => {
  test('the frame leaves inside the CR write', () => {
    const bench = loaded(new Testbench('qemu'), 60).out('CR=26');
    expect(bench.sent()).toEqual([frameTo(OWN, 60)]);
    expect([bench.in('CR'), bench.in('ISR'), bench.in('TSR'), bench.card.isBusy]).toEqual([0x22, 0x02, 0x01, false]);
  });
});
