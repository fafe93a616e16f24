// What the chip keeps beside its registers, and which write takes it back.
import {describe, expect, test} from 'vitest';
import {CYCLES_PER_BYTE, frameTo, OWN, START, Testbench} from './testbench.ts';

describe('the start latch [DP8390D, CR.STP, note]', () => {
  test.each([
    ['a stop and STP taken back', 'CR=22 CR=21 CR=20', 0x22, 0],
    ['a stop and STP taken back on page 1', 'CR=22 CR=21 CR=60', 0x62, 0],
    ['STP and STA together are a stop', 'CR=22 CR=23', 0x23, 0x80],
    ['STP and STA together set the latch', 'CR=23 CR=20', 0x22, 0],
    ['no start before: STP taken back is none', 'CR=20', 0x20, 0x80],
    ['RESET clears it', 'CR=22 reset CR=20', 0x20, 0x80],
  ])('%s', (_, program, command, status) => {
    const bench = new Testbench('datasheet');
    for (const word of program.split(' ')) word === 'reset' ? bench.card.read(0x1f, 1) : bench.out(word);
    const isRunning = status === 0;
    expect([bench.card.peek('CR'), bench.card.peek('ISR'), bench.card.isRunning]).toEqual([command, status, isRunning]);
  });
});

describe('a full ring [DP8390D, Buffer Ring Overflow; DP83902A, 7.0]', () => {
  /** A ring of 46 to 7F whose last page a frame has filled: CURR and BNRY are 46. */
  function full(): Testbench {
    const bench = new Testbench('datasheet').out(START).out('CR=61 CURR=7f CR=22');
    expect(bench.card.receive(frameTo(OWN))).toBe('stored');
    expect([bench.card.peek('CURR'), bench.card.peek('BNRY')]).toEqual([0x46, 0x46]);
    return bench.out('ISR=ff');
  }

  test.each([
    ['nothing', 'IMR=00', 'ring-full'],
    ['BNRY written with the value it has', 'BNRY=46', 'ring-full'],
    ['BNRY moved', 'BNRY=7f', 'stored'],
    ['BNRY moved and back', 'BNRY=7f BNRY=46', 'stored'],
    ['CURR written with the value it has', 'CR=62 CURR=46 CR=22', 'ring-full'],
    ['CURR moved', 'CR=62 CURR=47 CR=22', 'stored'],
    ['a stop and a start', 'CR=21 CR=22', 'ring-full'],
    ['the overflow routine without taking anything out', 'CR=21 TCR=02 CR=22 ISR=10 TCR=00', 'ring-full'],
    ['a ring laid anew while stopped', 'CR=21 BNRY=46 CR=61 CURR=46 CR=22', 'stored'],
  ])('after %s the next frame is %s', (_, program, outcome) => {
    const bench = full().out(program);
    expect(bench.card.receive(frameTo(OWN))).toBe(outcome);
    expect(bench.card.peek('ISR')).toBe(outcome === 'stored' ? 1 : 0x94);
  });

  test('survives RESET: the frames are still unread', () => {
    const bench = full();
    bench.card.read(0x1f, 1);
    bench.out('DCR=49 CR=22');
    expect(bench.card.receive(frameTo(OWN))).toBe('ring-full');
  });

  test('is empty when one frame all round it was sent to the host: BNRY comes back to where it was', () => {
    const bench = new Testbench('datasheet').out(START).out('DCR=59 PSTOP=48 CR=61 CURR=46 CR=22 BNRY=46');
    expect(bench.card.receive(frameTo(OWN, 300))).toBe('stored');
    expect([bench.card.peek('CURR'), bench.card.receive(frameTo(OWN))]).toEqual([0x46, 'ring-full']);
    bench.out('CR=21 CR=22 ISR=ff RBCR0=00 RBCR1=0f CR=1a');
    bench.card.readBurst(0x10, 2, 152, new Uint8Array(304), 0);
    expect([bench.card.peek('BNRY'), bench.in('ISR'), bench.card.receive(frameTo(OWN))]).toEqual([
      0x46,
      0x40,
      'stored',
    ]);
  });
});

describe('ISR.RST of an overflow', () => {
  test.each([
    ['BNRY moved', 'BNRY=47', 0x14],
    ['BNRY written with the value it has', 'BNRY=4a', 0x94],
    ['a 1 written to it', 'ISR=80', 0x94],
    ['a stop', 'CR=21', 0x94],
    ['BNRY moved while stopped', 'CR=21 BNRY=47', 0x94],
    ['a stop and a start', 'CR=21 CR=22', 0x14],
  ])('after %s ISR is %i', (_, program, status) => {
    const bench = new Testbench('datasheet').out(START).out('BNRY=4a');
    expect(bench.card.receive(frameTo(OWN, 1000))).toBe('ring-full');
    expect(bench.out(program).in('ISR')).toBe(status);
  });
});

describe('a receiver that an overflow has switched off', () => {
  test.each([
    ['OVW cleared', 'ISR=ff', 'ring-full'],
    ['pages freed', 'BNRY=60', 'ring-full'],
    ['RCR written', 'RCR=04', 'ring-full'],
    ['a start without a stop', 'BNRY=60 CR=22', 'ring-full'],
    ['a stop, a start and pages freed', 'CR=21 CR=22 BNRY=60', 'stored'],
  ])('after %s: the next frame is %s', (_, program, outcome) => {
    const bench = new Testbench('datasheet').out(START).out('BNRY=4a');
    bench.card.receive(frameTo(OWN, 1000));
    expect(bench.out(program).card.receive(frameTo(OWN))).toBe(outcome);
  });
});

describe('a stop that waits for a frame', () => {
  const SEND = 'TPSR=40 TBCR0=3c TBCR1=00 CR=26';

  test.each([
    ['is taken back by a start', 'CR=22', 0x02, true, 1],
    ['is taken back by STP = 0 alone', 'CR=20', 0x02, true, 1],
    ['happens at once in loopback mode 1', 'TCR=02', 0x80, false, 0],
    ['waits in loopback mode 3', 'TCR=06', 0x82, false, 1],
    ['is there after a page is selected', 'CR=61 CR=21', 0x82, false, 1],
    ['ends with a reset, frame and all', 'reset', 0x80, false, 0],
  ])('%s', (_, program, status, isRunning, frames) => {
    const bench = new Testbench('datasheet').out(START).out(`${SEND} CR=21`);
    for (const word of program.split(' ')) word === 'reset' ? bench.card.read(0x1f, 1) : bench.out(word);
    bench.host.run(bench.card, 100 * CYCLES_PER_BYTE);
    const {card} = bench;
    expect([card.peek('ISR') & ~0x04, card.isRunning, bench.sent().length]).toEqual([status, isRunning, frames]);
  });
});

describe('a pending interrupt', () => {
  test('IMR taken back lowers the line and given again raises it: nothing is lost', () => {
    const bench = new Testbench('datasheet').out(START).out('IMR=01');
    bench.card.receive(frameTo(OWN));
    const levels = ['IMR=00', 'IMR=01', 'ISR=02', 'ISR=01'].map((word) => bench.out(word).card.irqLevel);
    expect(levels).toEqual([0, 1, 1, 0]);
  });
});

describe('what a frame on its way was told', () => {
  test('TPSR and TBCR written anew are for the next one', () => {
    const bench = new Testbench('datasheet').out(START).out('TPSR=40 TBCR0=3c TBCR1=00 CR=26 TPSR=41 TBCR0=50');
    bench.host.run(bench.card);
    expect([bench.sent()[0]?.length, bench.in('CLDA1')]).toEqual([60, 0x40]);
  });
});
