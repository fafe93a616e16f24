import {describe, expect, test} from 'vitest';
import {CYCLES_PER_BYTE, frameTo, OWN, START, Testbench} from './testbench.ts';

const SEND = 'TPSR=40 TBCR0=3c TBCR1=00 CR=26';

describe('a station alone on its wire', () => {
  test('never meets a collision, always keeps its carrier and hears the heartbeat: TSR 03, NCR 0', () => {
    const bench = new Testbench('datasheet').out(START);
    for (const ofst of ['00', '10']) {
      bench.out(`TCR=${ofst} ${SEND}`);
      bench.host.run(bench.card);
      expect([bench.in('TSR'), bench.in('NCR'), bench.in('ISR') & 0x08]).toEqual([0x03, 0, 0]);
    }
    expect(bench.host.now()).toBe(2 * 72 * CYCLES_PER_BYTE);
  });

  test('TSR is cleared when the next transmission starts', () => {
    const bench = new Testbench('datasheet').out(START).out(SEND);
    bench.host.run(bench.card);
    expect(bench.in('TSR')).toBe(0x03);
    bench.out(SEND);
    expect(bench.in('TSR')).toBe(0);
  });

  test('RSR.DFR is 1 while a frame is on the wire', () => {
    const bench = new Testbench('datasheet').out(START).out(SEND);
    expect(bench.in('RSR')).toBe(0x80);
    bench.host.run(bench.card);
    expect(bench.in('RSR')).toBe(0);
    const deferring = new Testbench('datasheet', {wireFreeAt: () => 5000}).out(START);
    expect(deferring.in('RSR')).toBe(0x80);
  });

  test('RSR.DIS is 1 in monitor mode', () => {
    const bench = new Testbench('datasheet').out(START).out('RCR=24');
    expect(bench.in('RSR')).toBe(0x40);
    expect(bench.out('RCR=04').in('RSR')).toBe(0);
  });
});

describe('CLDA', () => {
  test('stands behind the last byte that local DMA moved: of a stored frame its header’s, of a sent one its own', () => {
    const bench = new Testbench('datasheet').out(START);
    bench.card.receive(frameTo(OWN, 300));
    expect([bench.in('CLDA0'), bench.in('CLDA1')]).toEqual([4, 0x47]);
    bench.out(SEND);
    bench.host.run(bench.card);
    expect([bench.in('CLDA0'), bench.in('CLDA1')]).toEqual([60, 0x40]);
  });

  test('in QEMU reads 0', () => {
    const bench = new Testbench('qemu').out(START);
    bench.card.receive(frameTo(OWN, 300));
    expect([bench.in('CLDA0'), bench.in('CLDA1')]).toEqual([0, 0]);
  });
});

describe('write-only registers of page 0', () => {
  test('read what lies beside them: PSTART and PSTOP as CLDA, TPSR as TSR, RBCR as reserved FF, RCR as RSR', () => {
    const bench = new Testbench('datasheet').out(START).out('TPSR=55 TBCR0=66 RBCR0=77 RBCR1=78');
    const read = [1, 2, 4, 5, 10, 11, 12, 13, 14, 15].map((offset) => bench.card.read(offset, 1));
    expect(read).toEqual([0, 0, 0, 0, 0xff, 0xff, 0, 0, 0, 0]);
  });

  test('in QEMU RBCR reads as the RTL8029’s identity 50, 43, and page 3 as its configuration', () => {
    const bench = new Testbench('qemu').out(START).out('RBCR0=77 RBCR1=78');
    expect([bench.card.read(10, 1), bench.card.read(11, 1)]).toEqual([0x50, 0x43]);
    bench.out('CR=e2');
    expect([4, 5, 6, 7].map((offset) => bench.card.read(offset, 1))).toEqual([0, 0x40, 0x40, 0]);
  });

  test('page 3 of the chip is reserved and reads FF', () => {
    const bench = new Testbench('datasheet').out(START).out('CR=e2');
    expect([1, 5, 15].map((offset) => bench.card.read(offset, 1))).toEqual([0xff, 0xff, 0xff]);
  });
});

describe('page 2 written', () => {
  test('sets CLDA, the next-packet pointers and the address counter', () => {
    const bench = new Testbench('datasheet').out(START).out('CR=a2');
    for (const [offset, value] of [
      [1, 0x11],
      [2, 0x22],
      [3, 0x33],
      [5, 0x55],
      [6, 0x66],
      [7, 0x77],
    ] as const)
      bench.card.write(offset, 1, value);
    expect([3, 5, 6, 7].map((offset) => bench.card.read(offset, 1))).toEqual([0x33, 0x55, 0x66, 0x77]);
    expect(bench.card.peek('CLDA')).toBe(0x2211);
  });

  test('in QEMU is ignored', () => {
    const bench = new Testbench('qemu').out(START).out('CR=a2');
    bench.card.write(1, 1, 0x11);
    expect(bench.card.peek('PSTART')).toBe(0x46);
  });
});

describe('a long frame', () => {
  test('is taken whatever its length, as long as the ring has room', () => {
    const bench = new Testbench('datasheet').out(START);
    expect(bench.card.receive(frameTo(OWN, 5000))).toBe('stored');
    expect(bench.card.peek('CURR')).toBe(0x47 + Math.ceil((5000 + 8) / 256));
    expect(bench.card.receive(frameTo(OWN, 12000))).toBe('ring-full');
  });

  test('goes out whatever its length', () => {
    const bench = new Testbench('datasheet').out(START).out('TPSR=40 TBCR0=88 TBCR1=13 CR=26');
    bench.host.run(bench.card);
    expect(bench.sent()[0]?.length).toBe(5000);
  });
});

describe('send packet in QEMU', () => {
  test('is no command: nothing is read of the ring', () => {
    const bench = new Testbench('qemu').out(START).out('DCR=59 RBCR1=0f RBCR0=00 CR=1a');
    expect([bench.card.remoteLive, bench.card.remoteLeft, bench.card.peek('BNRY')]).toEqual([null, 0x0f00, 0x46]);
  });
});
