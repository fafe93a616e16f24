// Frames that arrive for a guest without the card: found in the owner's ring, put into its own.
import {describe, expect, test} from 'vitest';
import {PORT} from '../../../../src/kits/rtl8139/sheet/registers.ts';
import {BROADCAST, frameTo, MAC, ModelBench, WINDOWS} from './bench.ts';

const THEIR_RING = WINDOWS[1].start + 0x1_0000;
const THEIR_MAC = Uint8Array.of(...MAC.subarray(0, 5), (MAC[5] ?? 0) + 1);

/** Both guests are set up; the first has the card, and it takes everybody's frames. */
function shared(rcr = 0x0f): ModelBench {
  const bench = new ModelBench({hooks: 'sharing'});
  for (const guest of [0, 1]) bench.model.contextSwitch.setPromiscuous(bench.context(guest), true);
  bench.setUp(rcr);
  bench.handTo(1);
  bench.setUp(rcr);
  bench.out('IMR', 0x15);
  bench.handTo(0);
  return bench;
}

/** The VMM looks for frames of the second guest's. */
function collect(bench: ModelBench) {
  return bench.model.contextSwitch.collect(
    bench.context(0),
    bench.port,
    ({destination}) => (destination[5] === MAC[5] ? [] : [bench.context(1)]),
    false,
  );
}

describe('a frame for another guest', () => {
  test('is put into its ring, scrubbed in the owner’s, and told by an interrupt when it has the card', () => {
    const bench = shared();
    const frame = frameTo(THEIR_MAC, 333, 5);
    bench.receive(frameTo(MAC, 60, 1));
    bench.receive(frame);
    const {seen, kept} = collect(bench);
    expect(seen).toBe(2);
    expect(kept).toEqual([{into: bench.context(1), frame, stored: true}]);
    expect(bench.model.contextSwitch.pendingInterrupts(bench.context(1))).toBe(true);
    const ring = WINDOWS[0].start + 0x1_0000 + 68;
    expect(bench.memory.read(ring, 4)).toEqual(Uint8Array.of(1, 0, 81, 1));
    expect(bench.memory.read(ring + 4, 333)).toEqual(new Uint8Array(333));
    expect(collect(bench).seen).toBe(0);
    bench.handTo(1);
    expect(bench.read('CBR')).toBe(344);
    expect(bench.memory.read(THEIR_RING + 4, 333)).toEqual(frame);
    expect((bench.read('ISR') | bench.context().owed) & 1).toBe(1);
    expect(bench.read('CR') & 1).toBe(0);
  });

  test('is found where the owner has turned its receiver off since', () => {
    const bench = shared();
    bench.receive(frameTo(THEIR_MAC, 333, 5));
    bench.outs('CR=4');
    expect(collect(bench).kept).toHaveLength(1);
    expect(bench.model.emptiesRing?.(bench.context(), PORT.RBSTART.offset, 0)).toBe(false);
  });

  test('is found before the ring that it lies in is moved, with the receiver off', () => {
    const bench = shared();
    bench.outs('CR=4');
    expect(bench.model.emptiesRing?.(bench.context(), PORT.RBSTART.offset, 0)).toBe(true);
  });

  test('goes to both if it is sent to all', () => {
    const bench = shared();
    const frame = frameTo(BROADCAST, 100, 3);
    bench.receive(frame);
    expect(collect(bench).kept).toHaveLength(1);
    expect(bench.memory.read(WINDOWS[0].start + 0x1_0000 + 4, 100)).toEqual(frame);
    expect(bench.memory.read(THEIR_RING + 4, 100)).toEqual(frame);
  });

  test('is found if it came while the owner’s ring was played back', () => {
    const bench = shared();
    bench.receive(frameTo(MAC, 300));
    bench.handTo(1);
    const frame = frameTo(THEIR_MAC, 222, 9);
    bench.save();
    bench.meanwhile = () => {
      const isReceiving = (bench.card.read(0x37, 1) & 8) !== 0;
      if (isReceiving && bench.card.receive(frame) === 'stored') bench.meanwhile = () => {};
    };
    bench.give(0);
    bench.meanwhile = () => {};
    expect(collect(bench).kept).toEqual([{into: bench.context(1), frame, stored: true}]);
  });

  test('is lost where its guest’s ring is full', () => {
    const bench = shared();
    const stored = Array.from({length: 7}, (_, i) => {
      bench.receive(frameTo(THEIR_MAC, 1500, i));
      bench.card.write(0x38, 2, (bench.read('CBR') - 16) & 0xffff);
      return collect(bench).kept[0]?.stored;
    });
    expect(stored).toEqual([true, true, true, true, true, false, false]);
  });

  test('is lost where its guest does not receive', () => {
    const bench = shared();
    bench.handTo(1);
    bench.out('CR', 4);
    bench.handTo(0);
    bench.receive(frameTo(THEIR_MAC));
    expect(collect(bench).kept[0]?.stored).toBe(false);
  });

  test('turns round the end of a ring, or runs past it', () => {
    for (const rcr of [0x0f, 0x8f]) {
      const bench = shared(rcr);
      const sent = Array.from({length: 9}, (_, i) => frameTo(THEIR_MAC, 1003, i));
      for (const [i, frame] of sent.entries()) {
        expect(bench.receive(frame)).toBe('stored');
        bench.card.write(0x38, 2, (bench.read('CBR') - 16) & 0xffff);
        expect(collect(bench).kept[0]?.stored).toBe(true);
        bench.handTo(1);
        expect(bench.read('CBR')).toBe(((i + 1) * 1012) % 8192);
        bench.out('CAPR', (bench.read('CBR') - 16) & 0xffff);
        bench.handTo(0);
      }
      const last = bench.memory.read(THEIR_RING + 8 * 1012, 1012);
      expect(last.slice(4, 96)).toEqual(sent[8]?.slice(0, 92));
      expect(last.slice(96, 100)).toEqual(rcr === 0x8f ? sent[8]?.slice(92, 96) : new Uint8Array(4));
    }
  });
});

test('its guest sees the filter that it wrote, and the card takes everything', () => {
  const bench = shared(0x0a);
  expect([bench.shown('RCR'), bench.read('RCR')]).toEqual([0x0a, 0x0b]);
});

describe.each(['qemu', 'datasheet'] as const)('a header that the owner wrote itself (%s)', (profile) => {
  const overrun = profile === 'qemu' ? 8200 : 1796;
  const length = 32_768;

  /** The first guest's ring ends with its window, and the next frame begins near the ring's end. */
  function atEnd(): {readonly bench: ModelBench; readonly ring: number; readonly at: number} {
    const bench = new ModelBench({profile, hooks: 'sharing'});
    bench.setUp();
    bench.handTo(1);
    bench.setUp(0x188f);
    bench.handTo(0);
    const ring = WINDOWS[0].end - length - overrun;
    expect(bench.outs(`CR=10 CR=4 RBSTART=${ring.toString(16)} RCR=108f CR=c`)).toBe('allowed');
    while (bench.read('CBR') < length - 1600) {
      bench.receive(frameTo(MAC, 1500));
      bench.out('CAPR', (bench.read('CBR') - 16) & 0xffff);
    }
    collect(bench);
    return {bench, ring, at: bench.read('CBR')};
  }

  test('has the VMM hand on nothing of what lies behind the owner’s ring, and wipe nothing there', () => {
    const {bench, ring, at} = atEnd();
    bench.memory.write(WINDOWS[0].end, new Uint8Array(0x8000).fill(0x5a));
    bench.receive(frameTo(THEIR_MAC, 1500));
    bench.memory.write(ring + at + 2, Uint8Array.of(0x00, 0x70));
    expect(collect(bench).kept).toEqual([]);
    expect(bench.memory.read(WINDOWS[0].end, 0x8000)).toEqual(new Uint8Array(0x8000).fill(0x5a));
    expect(bench.memory.read(THEIR_RING, 0x8000).includes(0x5a)).toBe(false);
  });

  test('has it put no frame past what the other guest’s card could have written', () => {
    const bench = new ModelBench({profile, hooks: 'sharing'});
    bench.setUp(0x180f);
    bench.handTo(1);
    bench.setUp(0x4);
    const theirs = WINDOWS[1].end - length - overrun;
    expect(bench.outs(`CR=10 CR=4 RBSTART=${theirs.toString(16)} RCR=108f CR=c`)).toBe('allowed');
    while (bench.read('CBR') < length - 1600) {
      bench.receive(frameTo(MAC, 1500));
      bench.out('CAPR', (bench.read('CBR') - 16) & 0xffff);
    }
    bench.handTo(0);
    bench.receive(frameTo(BROADCAST, 1500));
    bench.memory.write(WINDOWS[0].start + 0x1_0000 + 2, Uint8Array.of(0x00, 0x70));
    bench.memory.write(WINDOWS[0].start + 0x1_0000 + 0x6000, new Uint8Array(0x1000).fill(0xee));
    const {kept} = bench.collect(() => true);
    expect(kept.map(({stored}) => stored)).toEqual([false]);
    expect(bench.memory.read(WINDOWS[1].end, 0x8000)).toEqual(new Uint8Array(0x8000));
  });
});
