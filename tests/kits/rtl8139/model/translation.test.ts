// A guest programs its own addresses; the card gets the host's, and the guest reads back what it wrote.
import {describe, expect, test} from 'vitest';
import {type DmaView, isInOne, movedPage} from '../../../../src/sim/models/dma-view.ts';
import {ModelBench, WINDOWS} from './bench.ts';

const [{start, end}] = WINDOWS;
const SIZE = end - start;
const PAGE = 4096;

/** The guest's memory from 0 on, in one block; and in pages that lie the wrong way round, two and two together. */
const BLOCK: DmaView = {translation: {kind: 'offset', by: start, size: SIZE}, windows: [{start, end}]};
const SCATTERED: DmaView = {
  translation: {
    kind: 'table',
    pageBytes: PAGE,
    pages: Array.from({length: SIZE / PAGE}, (_, page) => end - ((page | 1) + 1 - (page & 1)) * PAGE),
  },
  windows: [{start, end}],
};

function bench(view: DmaView, hooks = 'exact', profile: 'qemu' | 'datasheet' = 'qemu'): ModelBench {
  const one = new ModelBench({hooks, profile, views: [view]});
  one.outs('CR=10 CR=4');
  return one;
}

describe('addresses', () => {
  test('the card has the host’s, its guest sees its own', () => {
    const one = bench(BLOCK);
    expect(one.outs('TSAD0=1000 TSAD1=2345 RBSTART=8000 CR=c')).toBe('allowed');
    expect([one.read('TSAD0'), one.read('TSAD1'), one.read('RBSTART')]).toEqual([
      start + 0x1000,
      start + 0x2345,
      start + 0x8000,
    ]);
    expect([one.shown('TSAD0'), one.shown('TSAD1'), one.shown('RBSTART')]).toEqual([0x1000, 0x2345, 0x8000]);
    const from = one.store.next;
    expect(one.outs('TSD0=64')).toBe('allowed');
    expect(one.checks(from)).toEqual([`transmit ${(start + 0x1000).toString(16)}+100 allowed`]);
  });

  test('one that leads nowhere is refused when it is written', () => {
    const one = bench(BLOCK);
    expect(one.outs(`TSAD0=${SIZE.toString(16)}`)).toBe('transmit-outside-memory');
    expect(one.outs(`RBSTART=${SIZE.toString(16)}`)).toBe('receive-outside-memory');
    expect(one.read('TSAD0')).toBe(0);
  });

  test('they are put back as the host’s, and shown as the guest’s', () => {
    const one = bench(BLOCK);
    one.outs('TSAD0=1000 RBSTART=8000 CR=c RCR=f');
    one.handTo(1);
    expect(one.read('TSAD0')).toBe(WINDOWS[1].start); // the other's own memory
    one.handTo(0);
    expect([one.read('TSAD0'), one.shown('TSAD0')]).toEqual([start + 0x1000, 0x1000]);
    expect([one.read('RBSTART'), one.shown('RBSTART')]).toEqual([start + 0x8000, 0x8000]);
  });
});

describe('scattered pages', () => {
  test('a frame in one piece is sent, one in two pieces is refused', () => {
    const one = bench(SCATTERED);
    expect(one.outs('TSAD0=800 TSD0=640')).toBe('allowed');
    expect(one.read('TSAD0')).toBe(end - 2 * PAGE + 0x800);
    expect(one.outs('TSAD1=1f00 TSD1=640')).toBe('transmit-scattered');
  });

  test('a ring that does not lie in one piece is refused', () => {
    const one = bench(SCATTERED, 'exact', 'datasheet');
    expect(one.outs('RBSTART=2000 CR=c')).toBe('allowed'); // 8 KiB are two pages
    expect(one.outs('RCR=80f')).toBe('receive-scattered');
    expect(one.outs('RBSTART=1000')).toBe('receive-scattered');
  });

  test('where sizes are not seen an address needs room for the longest frame in one piece', () => {
    expect(bench(SCATTERED, 'minimal').outs('TSAD0=1')).toBe('allowed');
    expect(bench(SCATTERED, 'minimal').outs('TSAD0=2')).toBe('transmit-scattered');
  });
});

test('where sizes are not seen, what a guest never set or has cleared leads into its own memory for as long as a frame can be, also when pages have moved', () => {
  for (const profile of ['qemu', 'datasheet'] as const) {
    const one = bench(BLOCK, 'minimal', profile);
    one.outs('TSAD0=1000 TSAD0=0');
    const moved = movedPage(movedPage(BLOCK, 2, end / PAGE, PAGE), 4, end / PAGE + 1, PAGE);
    one.model.remap?.(one.context(), moved);
    one.model.repoint?.(one.context(), one.port);
    for (const name of ['TSAD0', 'TSAD1'])
      expect(isInOne(moved.windows, one.read(name), 8191), `${profile} ${name}`).toBe(true);
    one.handTo(1);
    one.handTo(0);
    for (const name of ['TSAD0', 'TSAD1', 'TSAD2', 'TSAD3'])
      expect(isInOne(moved.windows, one.read(name), 8191), `${profile} ${name}`).toBe(true);
  }
});
