// The model before a card whose DMA takes its time: hand-offs in the middle of a burst, and a receiver that is turned off and not at rest.
import {describe, expect, test} from 'vitest';
import {FETCH_ALARM, STORE_ALARM} from '../../../../src/kits/rtl8139/card/bursts.ts';
import {BROADCAST, frameTo, ModelBench, WINDOWS} from './bench.ts';

const [OWN, OTHER] = WINDOWS;
const RING = OWN.start + 0x1_0000;

function up(): ModelBench {
  const bench = new ModelBench({profile: 'datasheet'});
  bench.setUp();
  return bench;
}

describe('a hand-off', () => {
  test('while a frame is being stored waits for it, and its guest finds it', () => {
    const bench = up();
    const frame = frameTo(BROADCAST, 700, 3);
    bench.card.receive(frame);
    bench.host.runTo(bench.card, STORE_ALARM);
    bench.handTo(1);
    expect(bench.card.liveFrames.arrived).toEqual([]);
    expect([bench.context(0).CBR, bench.context(0).owed & 1]).toEqual([708, 1]);
    bench.handTo(0);
    expect([bench.read('CBR'), bench.read('ISR') & 1]).toEqual([708, 1]);
    expect(bench.memory.read(RING + 4, 700)).toEqual(frame);
  });

  test('while a frame is being fetched waits until it has left whole', () => {
    const bench = up();
    const frame = frameTo(BROADCAST, 1000, 9);
    bench.memory.write(OWN.start, frame);
    bench.outs('TSD0=3e8');
    for (let i = 0; i < 3; i++) bench.host.runTo(bench.card, FETCH_ALARM);
    bench.handTo(1);
    expect(bench.sent).toEqual([frame]);
    bench.handTo(0);
    expect([bench.read('TSD0') & 0xe000, bench.turn]).toEqual([0xa000, 1]);
  });

  test('plays back a ring that is nearly full, though each frame takes its time into it', () => {
    const bench = up();
    const step = (length: number): number => (length + 8 + 3) & ~3;
    for (let round = 0; round < 5; round++) {
      bench.receive(frameTo(BROADCAST, 1500, round));
      if (round < 4) bench.out('CAPR', (bench.read('CBR') - 16) & 0xffff);
    }
    const before = [bench.read('CBR'), bench.read('CAPR'), bench.turn];
    expect(before[0]).toBe(5 * step(1500));
    bench.handTo(1);
    bench.handTo(0);
    expect([bench.read('CBR'), bench.read('CAPR'), bench.turn]).toEqual(before);
    expect(bench.memory.read(RING + 4 * step(1500) + 4, 1500)).toEqual(frameTo(BROADCAST, 1500, 4));
  });
});

describe('a receiver that was turned off', () => {
  function stopping(): ModelBench {
    const bench = up();
    bench.card.receive(frameTo(BROADCAST, 700));
    bench.outs('CR=4');
    return bench;
  }

  test('may still write its ring until it is seen to rest', () => {
    const bench = stopping();
    expect(bench.model.standing?.(bench.context())).toHaveLength(1);
    bench.look();
    expect(bench.model.standing?.(bench.context())).toHaveLength(1);
    bench.host.runOut(bench.card, [STORE_ALARM]);
    bench.look();
    expect(bench.model.standing?.(bench.context())).toEqual([]);
  });

  test.each([
    ['RBSTART', 0, 'held'],
    ['RBSTART', OTHER.start, 'allowed'],
    ['RBSTART', OWN.end - 0x2000, 'allowed'],
    ['RCR', 0x180f, 'allowed'],
  ] as const)('rests before a write to %s of %i is ruled on, so that no frame is torn between two rings', (name, value, verdict) => {
    const bench = stopping();
    expect(bench.out(name, value)).toBe(verdict);
    expect([bench.card.liveFrames.arrived, bench.context().isStopping]).toEqual([[], false]);
    expect(bench.memory.read(RING + 4, 700)).toEqual(frameTo(BROADCAST, 700));
  });

  test('is asked of its ring when it is turned on again', () => {
    const bench = stopping();
    bench.out('RBSTART', OWN.end - 0x2000);
    bench.out('RCR', 0x180f);
    expect(bench.out('CR', 0x0c)).toBe('receive-outside-memory');
  });

  test.each([
    'minimal-datasheet',
    'exact',
  ])('is off after a hand-off too, and its ring is asked of (hooks %s)', (hooks) => {
    const bench = new ModelBench({profile: 'datasheet', hooks});
    bench.setUp();
    bench.card.receive(frameTo(BROADCAST, 700));
    bench.outs('CR=4');
    bench.handTo(1);
    bench.handTo(0);
    expect([bench.read('CR') & 8, bench.state]).toEqual([0, 'Idle']);
    bench.out('RBSTART', OTHER.start);
    expect(bench.out('CR', 0x0c)).toBe('receive-outside-memory');
  });

  test('is known to rest after a reset', () => {
    const bench = stopping();
    bench.outs('CR=10');
    expect([bench.context().isStopping, bench.card.liveFrames.arrived]).toEqual([false, []]);
  });
});

test('on QEMU’s card nobody asks whether it rests', () => {
  const bench = new ModelBench({profile: 'qemu'});
  bench.setUp();
  bench.card.receive(frameTo(BROADCAST, 700));
  bench.outs('CR=4');
  expect(bench.model.standing?.(bench.context())).toEqual([]);
});
