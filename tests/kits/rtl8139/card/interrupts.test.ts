import {describe, expect, test} from 'vitest';
import {BOTH, CYCLES_PER_BYTE, frameTo, OWN, START, Testbench} from './testbench.ts';

const FRAME = frameTo(OWN);

describe.each(BOTH)('the line (%s)', (profile) => {
  test('is high while an unmasked bit of ISR is set', () => {
    const bench = new Testbench(profile).out(START);
    bench.receive(FRAME);
    expect([bench.card.irqLevel, bench.levels()]).toEqual([1, [1]]);
    expect([bench.out('IMR=4').levels(), bench.out('IMR=1').levels(), bench.out('ISR=1').levels()]).toEqual([
      [0],
      [1],
      [0],
    ]);
  });

  test('falls with a reset', () => {
    const bench = new Testbench(profile).out(START);
    bench.receive(FRAME);
    expect(bench.out('CR=10').levels()).toEqual([1, 0]);
  });

  test('stays low while PCI has switched it off; its status shows that it is asked for', () => {
    const bench = new Testbench(profile).out(START);
    bench.card.writeConfig(4, 2, 0x407);
    bench.receive(FRAME);
    expect([bench.levels(), bench.card.readConfig(6, 2)]).toEqual([[], 8]);
    bench.card.writeConfig(4, 2, 7);
    expect(bench.levels()).toEqual([1]);
  });
});

test('a write that leaves unmasked bits takes the line down for an instant in QEMU alone', () => {
  const levels = BOTH.map((profile) => {
    const bench = new Testbench(profile).out(START);
    bench.receive(FRAME);
    bench.levels();
    return bench.out('ISR=0').levels();
  });
  expect(levels).toEqual([[0, 1], []]);
});

test('TPPOLL asks for a software interrupt on the chip alone', () => {
  expect(BOTH.map((profile) => new Testbench(profile).out('TPPOLL=1').in('ISR'))).toEqual([0, 0x100]);
});

describe.each(BOTH)('the timer (%s)', (profile) => {
  /** 30 ns, of which a byte takes 80. */
  const CLOCK = (CYCLES_PER_BYTE * 3) / 8;

  test('interrupts when TCTR has come to TIMERINT, and counts on', () => {
    const bench = new Testbench(profile).out('IMR=4000 TIMERINT=3e8');
    bench.host.run(bench.card, 1000 * CLOCK - 1);
    expect([bench.in('TCTR'), bench.levels()]).toEqual([999, []]);
    bench.host.run(bench.card, 1000 * CLOCK);
    expect([bench.in('TCTR'), bench.in('ISR'), bench.levels()]).toEqual([1000, 0x4000, [1]]);
    bench.host.run(bench.card, 5000 * CLOCK);
    expect(bench.in('TCTR')).toBe(5000);
  });

  test('rings again when TCTR has been through 0', () => {
    const bench = new Testbench(profile).out('TIMERINT=3e8').ringTimer().out('ISR=4000').ringTimer();
    expect([bench.in('TCTR'), bench.in('ISR')]).toEqual([1000, 0x4000]);
    expect(bench.host.now()).toBe((2 ** 32 + 1000) * CLOCK);
  });

  test('is set back by TCTR and off at 0', () => {
    const bench = new Testbench(profile).out('TIMERINT=3e8');
    bench.host.run(bench.card, 500 * CLOCK);
    bench.out('TCTR=77');
    bench.host.run(bench.card, 1400 * CLOCK);
    expect([bench.in('TCTR'), bench.in('ISR')]).toEqual([900, 0]);
    bench.out('TIMERINT=0');
    bench.host.run(bench.card, 9999 * CLOCK);
    expect(bench.in('ISR')).toBe(0);
  });
});
