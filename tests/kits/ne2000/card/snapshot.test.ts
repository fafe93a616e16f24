import {describe, expect, test} from 'vitest';
import {hashPlain} from '../../../../src/base/hash.ts';
import {CYCLES_PER_BYTE, frameTo, OWN, START, Testbench} from './testbench.ts';

/** A card in the midst of a remote read and a transmission, one frame in its ring. */
function busy(profile: 'qemu' | 'datasheet'): Testbench {
  const bench = new Testbench(profile).out(START).out('IMR=7f');
  bench.card.receive(frameTo(OWN, 700));
  bench.remote(0x0a, 0x4700, 40);
  for (let i = 0; i < 7; i++) bench.card.read(0x10, 2);
  return bench.out('TPSR=47 TBCR0=3c TBCR1=00 CR=0e');
}

/** What it does from there on, told in full. */
function future(bench: Testbench): string {
  const said: number[] = [];
  bench.host.takeOutcomes();
  for (let i = 0; i < 20; i++) said.push(bench.card.read(0x10, 2), bench.in('CRDA0'));
  bench.host.run(bench.card, 72 * CYCLES_PER_BYTE);
  said.push(bench.in('ISR'), bench.in('TSR'));
  bench.out('ISR=ff');
  bench.card.receive(frameTo(OWN, 300));
  return hashPlain([said, bench.host.takeOutcomes(), bench.card.snapshot()]);
}

describe('a snapshot', () => {
  test.each([
    'qemu',
    'datasheet',
  ] as const)('taken in the middle of a DMA and restored has the same future (%s)', (profile) => {
    const original = busy(profile);
    const snapshot = structuredClone(original.card.snapshot());
    const copy = new Testbench(profile);
    copy.card.restore(snapshot);
    const until = original.card.localMove?.until;
    if (until !== undefined) copy.host.schedule(until, 1);
    const first = future(original);
    expect(future(copy)).toBe(first);
  });

  test('shares nothing with the card', () => {
    const bench = busy('datasheet');
    const snapshot = bench.card.snapshot();
    const before = hashPlain(snapshot);
    future(bench);
    expect(hashPlain(snapshot)).toBe(before);
  });

  test('restored over a card in mid-transfer forgets that transfer', () => {
    const bench = busy('datasheet');
    const idle = new Testbench('datasheet').out(START).card.snapshot();
    bench.card.restore(idle);
    expect([bench.card.remoteLive, bench.card.read(0x10, 2)]).toEqual([null, 0xffff]);
  });
});
