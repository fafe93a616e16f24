import {describe, expect, test} from 'vitest';
import {CYCLES_PER_BYTE, frameTo, OWN, START, Testbench} from './testbench.ts';

describe('the command register', () => {
  test('STA is latched: a stop after a start reads 23', () => {
    const bench = new Testbench('datasheet').out('CR=22 CR=21');
    expect(bench.in('CR')).toBe(0x23);
  });

  test('a write with neither STA nor STP switches the page and leaves a running chip running', () => {
    const bench = new Testbench('datasheet').out(START).out('CR=60');
    expect([bench.in('CR'), bench.card.isRunning, bench.card.receive(frameTo(OWN))]).toEqual([0x62, true, 'stored']);
  });

  test('a write of 20 after a stop starts a chip that was started before, and no other', () => {
    const bench = new Testbench('datasheet').out('CR=20');
    expect([bench.card.isRunning, bench.in('ISR') & 0x80]).toEqual([false, 0x80]);
    bench.out('CR=22 CR=21 CR=20');
    expect([bench.card.isRunning, bench.in('ISR') & 0x80]).toEqual([true, 0]);
  });

  test('ISR.RST falls on a start and rises again when an idle chip is stopped', () => {
    const bench = new Testbench('datasheet').out('CR=22');
    expect(bench.in('ISR')).toBe(0);
    bench.out('CR=21');
    expect(bench.in('ISR')).toBe(0x80);
  });

  test('a stop during a transmission waits for the frame, which still goes out', () => {
    const bench = new Testbench('datasheet').out(START).out('TPSR=40 TBCR0=3c TBCR1=00 CR=26 CR=21');
    expect([bench.in('ISR'), bench.card.isBusy]).toEqual([0, true]);
    expect(bench.card.receive(frameTo(OWN))).toBe('stopped');
    bench.host.run(bench.card, 72 * CYCLES_PER_BYTE);
    expect([bench.in('ISR'), bench.card.isBusy, bench.sent().length]).toEqual([0x82, false, 1]);
  });

  test('a start before the frame is out takes the stop back', () => {
    const bench = new Testbench('datasheet').out(START).out('TPSR=40 TBCR0=3c TBCR1=00 CR=26 CR=21 CR=22');
    bench.host.run(bench.card);
    expect([bench.in('ISR'), bench.card.isRunning]).toEqual([0x02, true]);
  });

  test('RD = 000 leaves remote DMA as it is and is counted', () => {
    const bench = new Testbench('datasheet').out(START).remote(0x0a, 0x4000, 4).out('CR=02');
    expect([bench.card.remoteLive, bench.card.diagnostics.remoteCommandZero]).toEqual(['read', 1]);
  });

  test('an abort ends remote DMA without RDC and keeps the rest of the count', () => {
    const bench = new Testbench('datasheet').out(START).remote(0x12, 0x4000, 8);
    bench.card.write(0x10, 2, 0x1234);
    bench.out('CR=22');
    expect([bench.card.remoteLive, bench.card.remoteLeft, bench.in('ISR') & 0x40]).toEqual([null, 6, 0]);
  });

  test('in QEMU an abort leaves the data port open', () => {
    const bench = new Testbench('qemu').out(START).remote(0x12, 0x4000, 8).out('CR=22');
    bench.card.write(0x10, 2, 0x1234);
    expect([bench.card.remoteLive, bench.card.remoteLeft, bench.card.memory()[1]]).toEqual([null, 6, 0x12]);
  });
});

describe('the reset port', () => {
  test.each([0x18, 0x1c, 0x1f])('a read of %i resets the chip', (offset) => {
    const bench = new Testbench('datasheet').out(START).out('IMR=7f TCR=06');
    bench.card.read(offset, 1);
    expect(['CR', 'IMR', 'TCR', 'DCR'].map((name) => bench.card.peek(name))).toEqual([0x21, 0, 0, 0x4d]);
  });

  test('packet memory, PAR, MAR, CURR, BNRY, the ring and RCR survive it', () => {
    const bench = new Testbench('datasheet').out(START);
    bench.card.receive(frameTo(OWN));
    const before = bench.card.registers();
    const memory = bench.card.memory().slice();
    bench.card.read(0x1f, 1);
    const after = bench.card.registers();
    for (const name of ['PAR0', 'PAR5', 'CURR', 'BNRY', 'PSTART', 'PSTOP', 'RCR'])
      expect(after[name]).toBe(before[name]);
    expect(bench.card.memory()).toEqual(memory);
  });

  test('a write to it does nothing', () => {
    const bench = new Testbench('datasheet').out(START);
    bench.card.write(0x1f, 1, 0xff);
    expect(bench.card.isRunning).toBe(true);
  });

  test('a reset cuts a transmission: the frame never leaves', () => {
    const bench = new Testbench('datasheet').out(START).out('TPSR=40 TBCR0=3c TBCR1=00 CR=26');
    bench.card.read(0x1f, 1);
    bench.host.run(bench.card);
    expect([bench.sent().length, bench.card.isBusy, bench.in('ISR') & 0x02]).toEqual([0, false, 0]);
  });

  test('the interrupt line drops at once on the chip and sticks in QEMU', () => {
    for (const profile of ['datasheet', 'qemu'] as const) {
      const bench = new Testbench(profile).out(START).out('IMR=01');
      bench.card.receive(frameTo(OWN));
      bench.card.read(0x1f, 1);
      expect(bench.card.irqLevel).toBe(profile === 'qemu' ? 1 : 0);
    }
  });
});
