import {describe, expect, test} from 'vitest';
import {BROADCAST, frameTo, OWN, START, Testbench} from './testbench.ts';

/** Sends a 60-byte frame to `destination` in a loopback mode. */
function looped(tcr: string, destination: string, more = ''): Testbench {
  const bench = new Testbench('datasheet').out(START);
  bench.card.memory().set(frameTo(destination, 60));
  bench.out(`CR=21 DCR=40 RCR=0c TCR=${tcr} CR=22 TPSR=40 TBCR0=3c TBCR1=00${more} CR=26`);
  bench.host.run(bench.card);
  return bench;
}

describe('loopback', () => {
  test.each([
    ['02', OWN, 0x53, 0x02, 0x06],
    ['02', '52:54:00:00:00:01', 0x53, 0x01, 0x02],
    ['04', OWN, 0x43, 0x02, 0x06],
    ['06', OWN, 0x03, 0x02, 0x06],
    ['02', BROADCAST, 0x53, 0x22, 0x06],
    ['03', OWN, 0x53, 0x02, 0x06],
    ['03', '52:54:00:00:00:01', 0x53, 0x01, 0x02],
  ])('TCR %s to %s gives TSR %i, RSR %i, ISR %i', (tcr, to, tsr, rsr, isr) => {
    const bench = looped(tcr, to);
    expect([bench.in('TSR'), bench.in('RSR'), bench.in('ISR')]).toEqual([tsr, rsr, isr]);
  });

  test('a software FCS that is right is found right', () => {
    const bench = new Testbench('datasheet').out(START);
    bench.card.receive(frameTo(OWN, 60));
    const memory = bench.card.memory();
    memory.set(memory.slice(0x704, 0x704 + 64), 0);
    bench.out('CR=21 DCR=40 TCR=03 ISR=ff CR=22 TPSR=40 TBCR0=40 TBCR1=00 CR=26');
    bench.host.run(bench.card);
    expect([bench.in('RSR'), bench.in('ISR')]).toEqual([0x01, 0x02]);
  });

  test('stores nothing and leaves the wire alone in modes 1 and 2; mode 3 sends', () => {
    expect(
      ['02', '04', '06'].map((tcr) => looped(tcr, OWN)).map((bench) => [bench.sent().length, bench.card.peek('CURR')]),
    ).toEqual([
      [0, 0x47],
      [0, 0x47],
      [1, 0x47],
    ]);
  });

  test('leaves count, last data byte and FCS in the FIFO, read from its first location on', () => {
    const bench = looped('02', OWN);
    const fifo = Array.from({length: 8}, () => bench.in('FIFO'));
    expect(fifo.slice(0, 4)).toEqual([64, 0, 0, 59]);
    bench.out('CR=21 TCR=00 DCR=49 CR=22');
    bench.card.receive(frameTo(OWN, 60));
    expect(fifo.slice(4)).toEqual(Array.from(bench.card.memory().subarray(0x704 + 60, 0x704 + 64)));
  });

  test('the FIFO outside loopback reads all ones and is counted: a real PC would hang', () => {
    const bench = new Testbench('datasheet').out(START);
    expect([bench.in('FIFO'), bench.card.diagnostics.fifoOutsideLoopback]).toEqual([0xff, 1]);
  });

  test('in QEMU is not there: the frame goes to the wire', () => {
    const bench = new Testbench('qemu').out(START).out('TCR=02 DCR=41 TPSR=40 TBCR0=3c TBCR1=00 CR=26');
    expect(bench.sent().length).toBe(1);
  });
});
