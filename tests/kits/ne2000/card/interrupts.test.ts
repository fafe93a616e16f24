import {describe, expect, test} from 'vitest';
import {BROADCAST, frameTo, OWN, START, Testbench} from './testbench.ts';

function levels(bench: Testbench): number[] {
  return bench.host.takeOutcomes().flatMap((outcome) => ('irq' in outcome ? [outcome.irq] : []));
}

describe('ISR', () => {
  test('a 1 written to ISR clears that bit, a 0 leaves it', () => {
    const bench = new Testbench('datasheet').out(START);
    bench.card.receive(frameTo(OWN));
    bench.remote(0x0a, 0x4000, 0);
    expect(bench.in('ISR')).toBe(0x41);
    bench.out('ISR=01');
    expect(bench.in('ISR')).toBe(0x40);
  });

  test('RST ignores writes and never interrupts', () => {
    const bench = new Testbench('datasheet').out('ISR=ff IMR=ff');
    expect([bench.in('ISR'), bench.card.irqLevel]).toEqual([0x80, 0]);
  });

  test('a cause that is masked raises the line when IMR is opened', () => {
    const bench = new Testbench('datasheet').out(START);
    bench.card.receive(frameTo(OWN));
    expect(levels(bench)).toEqual([]);
    bench.out('IMR=01');
    expect(levels(bench)).toEqual([1]);
  });

  test('the line falls only when all unmasked causes are cleared, and is told on changes only', () => {
    const bench = new Testbench('datasheet').out(START).out('IMR=41');
    bench.card.receive(frameTo(OWN));
    bench.remote(0x0a, 0x4000, 0).out('ISR=01 ISR=40');
    expect(levels(bench)).toEqual([1, 0]);
  });

  test('CNT comes with a counter’s most significant bit and comes back until the counter is read', () => {
    const bench = new Testbench('datasheet').out(START).out('RCR=24');
    for (let i = 0; i < 127; i++) bench.card.receive(frameTo(BROADCAST));
    expect(bench.in('ISR') & 0x20).toBe(0);
    bench.card.receive(frameTo(BROADCAST));
    expect(bench.in('ISR') & 0x20).toBe(0x20);
    bench.out('ISR=20');
    expect(bench.in('ISR') & 0x20).toBe(0x20);
    expect(bench.in('CNTR2')).toBe(128);
    bench.out('ISR=20');
    expect(bench.in('ISR') & 0x20).toBe(0);
  });

  test('a tally counter stops at 192', () => {
    const bench = new Testbench('datasheet').out(START).out('RCR=24');
    for (let i = 0; i < 300; i++) bench.card.receive(frameTo(BROADCAST));
    expect(bench.in('CNTR2')).toBe(192);
  });
});
