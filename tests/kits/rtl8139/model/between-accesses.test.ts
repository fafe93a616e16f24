// What the card does between two of the VMM's own accesses, and what of a guest's it goes on with after a hand-off by force.
import {describe, expect, test} from 'vitest';
import {putLittleEndian} from '../../../../src/base/bits.ts';
import {PORT} from '../../../../src/kits/rtl8139/sheet/registers.ts';
import {TranslatedMemory} from '../../../../src/sim/machine/translated-memory.ts';
import type {DmaView} from '../../../../src/sim/models/dma-view.ts';
import {NO_CAUSE} from '../../../../src/trace/units.ts';
import {BROADCAST, frameTo, MAC, ModelBench, WINDOWS} from './bench.ts';

const PAGE = 4096;
const VMM = {start: WINDOWS[1].end, end: 0x10_0000};
const PAGES = (WINDOWS[0].end - WINDOWS[0].start) / PAGE;
/** Longer than a hand-off waits for one frame and somebody else's. */
const LONG_BUSY = 50_000_000;

function views(place: (page: number) => number): DmaView[] {
  return WINDOWS.map(({start, end}) => ({
    translation: {
      kind: 'table',
      pageBytes: PAGE,
      pages: Array.from({length: PAGES}, (_, page) => start + place(page) * PAGE),
    },
    windows: [{start, end}],
  }));
}

describe('a frame that waited for the wire when the card was taken by force', () => {
  const busy = (options: ConstructorParameters<typeof ModelBench>[0] = {}) => {
    let freeAt = LONG_BUSY;
    const bench = new ModelBench({profile: 'datasheet', hooks: 'sharing', wireFreeAt: () => freeAt, ...options});
    return {bench, free: () => (freeAt = 0)};
  };

  test('is sent when its guest has the card again, which is not taken for reusable before', () => {
    const {bench, free} = busy();
    bench.setUp(0x0f, 0x04);
    expect(bench.outs('TSD0=64 TSD1=65')).toBe('allowed');
    bench.handTo(1);
    free();
    expect(bench.sent).toEqual([]);
    bench.handTo(0);
    bench.look();
    expect([bench.state, bench.context().given]).toEqual(['Sending', 0b11]);
    expect(bench.model.standing?.(bench.context()).map(({start}) => start)).toEqual([
      WINDOWS[0].start,
      WINDOWS[0].start + 2048,
    ]);
    bench.wait(1_000_000);
    bench.look();
    expect(bench.sent.map(({length}) => length)).toEqual([0x64, 0x65]);
    expect([bench.state, bench.turn]).toEqual(['Idle', 2]);
  });

  test('is copied anew where it lies in several pieces', () => {
    const {bench, free} = busy({
      hooks: 'sharing,bounce',
      translation: 'bounce',
      vmmPages: VMM,
      views: views((page) => (page * 7) % PAGES),
    });
    const bytes = frameTo(BROADCAST, 0x300, 5);
    bench.outs('CR=10 CR=4');
    new TranslatedMemory(bench.memory, bench.context().view.translation).write(0x1f00, bytes);
    expect(bench.outs('TSAD0=1f00 TSD0=300')).toBe('allowed');
    bench.handTo(1);
    free();
    bench.handTo(0);
    bench.wait(1_000_000);
    expect(bench.sent).toEqual([bytes]);
  });
});

test('a reset in C+ mode lets the card read no descriptor that was not checked, whenever its frame is out', () => {
  const [OWN, EOR, WHOLE] = [0x8000_0000, 0x4000_0000, 0x3000_0000];
  const ring = WINDOWS[0].start + 0x2000;
  const foreign = WINDOWS[1].start + 0x4000;
  const reads: number[] = [];
  const lay = ({memory}: ModelBench, index: number, command: number, buffer: number): void => {
    const bytes = new Uint8Array(16);
    putLittleEndian(bytes, 0, 4, command);
    putLittleEndian(bytes, 8, 4, buffer);
    memory.write(ring + index * 16, bytes);
  };
  for (let after = 0; after < 40; after++) {
    const bench = new ModelBench({
      profile: 'datasheet',
      hooks: 'shadow',
      descriptors: 'shadow',
      vmmPages: {start: 0, end: 0x3000},
      views: views((page) => page).map(({windows}, guest) => ({
        translation: {kind: 'identity'},
        windows: guest === 0 ? [{start: 0x3000, end: WINDOWS[0].end}] : windows,
      })),
    });
    const moved = (address: number): void => void reads.push(address);
    Object.assign(bench.host, {moved});
    lay(bench, 0, OWN + WHOLE + 60, ring + 0x1000);
    lay(bench, 1, EOR, 0);
    expect(bench.outs(`CR=10 CR=4 CPCR=3 TSAD0=${ring.toString(16)} TSAD1=0 TPPOLL=40`)).toBe('allowed');
    for (let index = 0; index < 8; index++) lay(bench, index, OWN + WHOLE + 64, foreign);
    // The frame takes 72 bytes of wire: its end falls into one of the accesses of the reset.
    bench.wait(19_584 - 40 * 80 + after * 80);
    expect(bench.out('CR', 0x10)).toBe('allowed');
  }
  expect(reads.length).toBeGreaterThan(80);
  expect(reads.filter((address) => address >= ring)).toEqual(Array.from({length: 40}, () => ring + 0x1000));
});

test('a ring that becomes shorter, and so moves out of the VMM’s pages, is not filled there as long as it was', () => {
  // Eight and eight pages together, the first eight at the end of its window.
  const bench = new ModelBench({
    hooks: 'sharing,bounce',
    translation: 'bounce',
    vmmPages: VMM,
    views: views((page) => PAGES - 8 - (page & ~7) + (page & 7)),
  });
  bench.outs('CR=10 CR=4 RBSTART=2000 RCR=100f CR=c');
  const frame = frameTo(MAC, 1500);
  while (bench.read('CBR') < 28_000) {
    expect(bench.card.receive(frame)).toBe('stored');
    bench.out('CAPR', (bench.read('CBR') - 16) & 0xffff);
  }
  const theirs = bench.memory.read(WINDOWS[1].start, 0x4_0000);
  const {offset} = PORT.RCR;
  expect(bench.monitor.rule(0, true, offset, 0x0f, bench.port, NO_CAUSE).allowed).toBe(true);
  bench.card.receive(frame); // before the write itself has reached the card
  expect(bench.read('RBSTART')).toBe(WINDOWS[0].end - 6 * PAGE);
  expect(Buffer.compare(bench.memory.read(WINDOWS[1].start, 0x4_0000), theirs)).toBe(0);
});

test('a playback leaves nothing in the VMM’s pages of what came in meanwhile, but what its guest has not had', () => {
  const bench = new ModelBench({
    hooks: 'sharing,bounce',
    translation: 'bounce',
    vmmPages: VMM,
    views: views((page) => (page * 7) % PAGES),
  });
  bench.outs('CR=10 CR=4 RBSTART=8000 RCR=0f CR=c');
  expect(bench.card.receive(frameTo(MAC, 1500))).toBe('stored');
  expect(bench.told('CR') & 1).toBe(0);
  bench.out('CAPR', (bench.read('CBR') - 16) & 0xffff);
  bench.handTo(1);
  bench.handTo(0);
  expect(bench.memory.bytes.subarray(VMM.start, VMM.end - PAGE).some((byte) => byte !== 0)).toBe(false);
});

test.each([
  'qemu',
  'datasheet',
] as const)('a buffer that is given back is not filled before the model knows of it (%s)', (profile) => {
  const [OWN, EOR, WHOLE] = [0x8000_0000, 0x4000_0000, 0x3000_0000];
  const [send, receive, buffers] = [0x3000, 0x4000, 0x8000].map((at) => WINDOWS[0].start + at) as [
    number,
    number,
    number,
  ];
  const bench = new ModelBench({profile, hooks: 'shadow', descriptors: 'shadow', vmmPages: {start: 0, end: 0x3000}});
  const lay = (at: number, command: number, buffer: number): void => {
    const bytes = new Uint8Array(16);
    putLittleEndian(bytes, 0, 4, command);
    putLittleEndian(bytes, 8, 4, buffer);
    bench.memory.write(at, bytes);
  };
  const unknown: number[] = [];
  const moved = (address: number, length: number, isWrite: boolean): void => {
    const ranges = bench.model.standing?.(bench.context()) ?? [];
    const isKnown = ranges.some(({start, length: most}) => address >= start && address + length <= start + most);
    if (isWrite && !isKnown) unknown.push(address);
  };
  Object.assign(bench.host, {moved});
  lay(send, EOR, 0);
  lay(receive, EOR, 0);
  bench.outs(`CR=10 CR=4 CPCR=3 RDSARLO=${receive.toString(16)} TSAD0=${send.toString(16)} TSAD1=0 CR=c RCR=f`);
  const frame = frameTo(BROADCAST, 100);
  bench.meanwhile = () => void bench.card.receive(frame);
  for (let time = 0; time < 4; time++) {
    lay(receive, OWN + EOR + 1536, buffers + time * 0x800);
    lay(send, OWN + EOR + WHOLE + 60, buffers);
    expect(bench.out('TPPOLL', 0x40)).toBe('allowed');
    bench.card.receive(frame);
    bench.wait(100_000);
    bench.told('ISR');
    expect(bench.memory.read(buffers + time * 0x800, 100)).toEqual(frame);
  }
  expect(unknown).toEqual([]);
});
