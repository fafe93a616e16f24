import {describe, expect, test} from 'vitest';
import {frameTo, OWN, START, Testbench} from './testbench.ts';

const SWAPPED = 'DCR=4b';

describe('DCR.BOS in word mode', () => {
  test('swaps the two bytes of each word of a stored frame; status, next page and count keep their places', () => {
    const bench = new Testbench('datasheet').out(START).out(SWAPPED);
    bench.card.receive(frameTo(OWN, 60));
    expect(Array.from(bench.card.memory().subarray(0x700, 0x70a))).toEqual([
      0x01, 0x48, 64, 0, 0x54, 0x52, 0x12, 0x00, 0x56, 0x34,
    ]);
  });

  test('swaps them again on the way out', () => {
    const bench = new Testbench('datasheet').out(START).out(SWAPPED);
    bench.card.receive(frameTo(OWN, 61));
    const memory = bench.card.memory();
    memory.set(memory.slice(0x704, 0x704 + 64), 0);
    bench.out('TPSR=40 TBCR0=3d TBCR1=00 CR=26');
    bench.host.run(bench.card);
    expect(bench.sent()).toEqual([frameTo(OWN, 61)]);
  });

  test('leaves remote DMA alone: a word passes as it lies in memory', () => {
    const bench = new Testbench('datasheet').out(START).out(SWAPPED).remote(0x12, 0x4000, 2);
    bench.card.write(0x10, 2, 0x1234);
    expect(Array.from(bench.card.memory().subarray(0, 2))).toEqual([0x34, 0x12]);
  });

  test.each([
    ['in byte mode on the chip', 'datasheet', 'DCR=4a'],
    ['in QEMU', 'qemu', SWAPPED],
  ] as const)('changes nothing %s', (_, profile, dcr) => {
    const bench = new Testbench(profile).out(START).out(dcr);
    bench.card.receive(frameTo(OWN, 60));
    expect(Array.from(bench.card.memory().subarray(0x704, 0x708))).toEqual([0x52, 0x54, 0x00, 0x12]);
  });
});

describe('loopback in word mode', () => {
  test.each([
    ['upper', 'DCR=41', 1],
    ['lower, with DCR.BOS', 'DCR=43', 0],
  ])('takes one byte of each word: the %s', (_, dcr, lane) => {
    const bench = new Testbench('datasheet').out(START);
    const frame = frameTo(OWN, 60);
    for (let i = 0; i < frame.length; i++) bench.card.memory()[2 * i + lane] = frame[i] ?? 0;
    bench.out(`CR=21 ${dcr} TCR=02 CR=22 TPSR=40 TBCR0=78 TBCR1=00 CR=26`);
    bench.host.run(bench.card);
    expect(Array.from({length: 4}, () => bench.in('FIFO'))).toEqual([64, 0, 0, 59]);
    expect([bench.in('RSR'), bench.in('ISR')]).toEqual([0x02, 0x06]);
  });
});

describe('DCR.LAS', () => {
  test('whose pins the board leaves open changes nothing about remote DMA, and is counted', () => {
    const bench = new Testbench('datasheet').out(START).out('DCR=4d').remote(0x12, 0x4000, 2);
    bench.card.write(0x10, 2, 0x1234);
    expect([bench.card.memory()[0], bench.card.diagnostics.longAddress]).toEqual([0x34, 1]);
  });
});
