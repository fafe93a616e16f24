// What the card's own registers prove: TXP for the transmitter, CRDA for remote DMA, CR.RD2 for the chip's reads, whose CRDA is
// ahead. Read where the model thinks it busy.

import {describe, expect, test} from 'vitest';
import {freshContext, type Ne2kContext} from '../../../../src/kits/ne2000/model/context.ts';
import {EVENTS, STATES, type StateName} from '../../../../src/kits/ne2000/model/names.ts';
import {observe} from '../../../../src/kits/ne2000/model/observe.ts';
import {START, Testbench} from '../card/testbench.ts';
import {LISTED_VARIANT} from './listed-variant.ts';

function looked(
  bench: Testbench,
  state: StateName,
  context: Ne2kContext,
  thorough = true,
  isr: number | null = null,
): string[] {
  return observe(context, STATES.indexOf(state), bench.card, isr, thorough, LISTED_VARIANT).map(
    (event) => EVENTS[event] ?? '',
  );
}

function approved(start: number, length: number): Ne2kContext {
  const context = freshContext({start: 0x4000, end: 0x8000});
  context.CR = 0x0a;
  Object.assign(context.shadow, {PSTART: 0x46, PSTOP: 0x80});
  context.approved = {isRead: true, start, length, next: start, left: length, isLive: true};
  context.isOutstanding = true;
  return context;
}

describe('the transmitter', () => {
  test('is busy while TXP is up and proves PTX after; TXE where ISR says so alone', () => {
    const bench = new Testbench('datasheet').out(`${START} TBCR0=40 TBCR1=00 TPSR=40 CR=26`);
    const context = freshContext({start: 0x4000, end: 0x8000});
    expect(looked(bench, 'Trans', context)).toEqual([]);
    bench.host.run(bench.card);
    expect(looked(bench, 'Trans', context)).toEqual(['PTX']);
    expect(looked(bench, 'Trans', context, false, 0x08)).toEqual(['TXE']);
    expect(looked(bench, 'Trans', context, false, 0x0a)).toEqual(['PTX']);
    expect(looked(bench, 'Idle', context)).toEqual([]);
  });
});

describe('remote DMA', () => {
  test.each([
    ['straight on', 0x4000, 8],
    ['an odd length in words', 0x4000, 7],
    ['wrapped at PSTOP', 0x7ffc, 8],
    ['ending at PSTOP exactly', 0x7ff8, 8],
    ['of one word, which CRDA has behind it at once', 0x4000, 2],
    ['all round the ring, which CRDA cannot tell', 0x4600, 0x3a00],
  ])('%s: no end before the last transfer, RDC after it', (_, start, length) => {
    const bench = new Testbench('datasheet').out(START).remote(0x0a, start, length);
    const context = approved(start, length);
    for (let left = length; left > 0; left -= 2) {
      expect(looked(bench, 'DmaRd', context)).toEqual([]);
      bench.card.read(0x10, 2);
    }
    expect(looked(bench, 'DmaRd', context)).toEqual(['RDC']);
  });

  test('writes are told by CRDA, which leads by nothing there', () => {
    const bench = new Testbench('datasheet').out(START).remote(0x12, 0x4000, 4);
    const context = approved(0x4000, 4);
    context.approved.isRead = false;
    for (let left = 4; left > 0; left -= 2) {
      expect(looked(bench, 'DmaWr', context)).toEqual([]);
      bench.card.write(0x10, 2, 0);
    }
    expect(looked(bench, 'DmaWr', context)).toEqual(['RDC']);
  });

  test('is not looked at on another page, where CRDA is not, nor without a reason to', () => {
    const bench = new Testbench('datasheet').out(START).remote(0x0a, 0x4000, 2);
    bench.card.read(0x10, 2);
    const context = approved(0x4000, 2);
    expect(looked(bench, 'DmaRd', {...context, CR: 0x4a})).toEqual([]);
    expect(looked(bench, 'DmaRd', context, false)).toEqual([]);
    expect(looked(bench, 'DmaRd', context, false, 0x40)).toEqual(['RDC']);
  });
});
