// Hand-offs in odd moments: frames that come in between, what waits, what nobody set, what a card would carry from guest to guest.
import {describe, expect, test} from 'vitest';
import type {CardProfile} from '../../../../src/kits/contract/device-facts.ts';
import {canMoveBy, frameBytes, storedLengths} from '../../../../src/kits/rtl8139/model/own-frames.ts';
import {storedBytes} from '../../../../src/kits/rtl8139/model/ring.ts';
import {BROADCAST, frameTo, MAC, ModelBench, VMM_PAGE, WINDOWS} from './bench.ts';

const [OWN] = WINDOWS;
const RING = OWN.start + 0x1_0000;

function up(profile: CardProfile = 'qemu', rcr = 0x0f): ModelBench {
  const bench = new ModelBench({profile});
  bench.setUp(rcr);
  return bench;
}

/** The guest's frames between CAPR and CBR, as a driver takes them out. */
function unread(bench: ModelBench, length = 8192): Uint8Array[] {
  const frames: Uint8Array[] = [];
  for (let at = (bench.read('CAPR') + 16) % length, cbr = bench.read('CBR'); at !== cbr; ) {
    const bytes = Uint8Array.from({length}, (_, i) => bench.memory.bytes[RING + ((at + i) % length)] ?? 0);
    const size = (bytes[2] ?? 0) | ((bytes[3] ?? 0) << 8);
    frames.push(bytes.slice(4, size));
    at = (at + ((size + 7) & ~3)) % length;
  }
  return frames;
}

test('every distance that CBR can have is reached by whole frames', () => {
  for (let distance = 68; distance < 70_000; distance += 4) {
    const lengths = storedLengths(distance);
    expect(lengths.reduce((sum, length) => sum + length, 0)).toBe(distance);
    expect(lengths.every((length) => canMoveBy(length) && storedBytes(frameBytes(length)) === length)).toBe(true);
  }
});

describe.each(['qemu', 'datasheet'] as const)('%s', (profile) => {
  test('frames that come while the ring is played back are the guest’s, behind those that it had', () => {
    const bench = up(profile);
    const had = frameTo(BROADCAST, 900, 1);
    bench.receive(had);
    bench.handTo(1);
    const came: Uint8Array[] = [];
    bench.meanwhile = () => {
      const isReceiving = (bench.card.read(0x37, 1) & 8) !== 0;
      if (!isReceiving || came.length === 2) return;
      const frame = frameTo(BROADCAST, 100 + came.length, 7);
      if (bench.card.receive(frame) === 'stored') came.push(frame);
    };
    bench.handTo(0);
    bench.meanwhile = () => {};
    expect(came).toHaveLength(2);
    expect(unread(bench)).toEqual([had, ...came]);
    expect((bench.read('ISR') | bench.context().owed) & 1).toBe(1);
  });

  test.each([0x0f, 0x02, 0x04, 0x08, 0x01])('under any filter that takes frames, RCR %i', (rcr) => {
    const bench = up(profile, rcr);
    const to = rcr === 2 ? MAC : rcr === 4 ? [1, 0, 0, 0, 0, 0] : BROADCAST;
    expect(bench.receive(frameTo(to, 200))).toBe('stored');
    const before = bench.read('CBR');
    bench.handTo(1);
    bench.handTo(0);
    expect(bench.read('CBR')).toBe(before);
    expect(bench.read('RCR')).toBe(rcr);
    expect(unread(bench)).toHaveLength(1);
  });

  test('a descriptor that waits for its turn waits afterwards', () => {
    const bench = up(profile);
    bench.outs('TSD2=64');
    bench.handTo(1);
    bench.handTo(0);
    expect(bench.read('TSD2')).toBe(0x64);
    expect(bench.sent).toEqual([]);
    bench.outs('TSD0=64 TSD1=64 TSD3=64');
    bench.wait(1e7);
    bench.outs('TSD1=2000');
    expect(bench.sent.length).toBe(profile === 'qemu' ? 4 : 4);
  });

  test('so it does where nobody counts the turn and it has to be found out', () => {
    const bench = new ModelBench({profile, hooks: 'minimal-datasheet'});
    bench.setUp(0x0f);
    bench.outs('TSD1=64 TSD3=66 TSD0=65');
    bench.wait(1e7);
    const before = bench.sent.map(({length}) => length);
    bench.save();
    expect(before).toEqual(profile === 'qemu' ? [0x65] : [0x65, 0x64]);
    expect([bench.sent, bench.context().waiting]).toEqual([[], profile === 'qemu' ? 0b1010 : 0b1000]);
  });

  test('one that waits for the transmitter does too', () => {
    const bench = up(profile);
    bench.outs('CR=8 TSD0=64');
    bench.handTo(1);
    bench.handTo(0);
    expect([bench.read('TSD0'), bench.read('CR') & 0x0c]).toEqual([0x64, 8]);
    expect(bench.sent).toEqual([]);
  });

  test('nothing of the VMM’s goes to the wire, and nothing but ring and page is written', () => {
    const bench = up(profile);
    for (let i = 0; i < 4; i++) bench.receive(frameTo(BROADCAST, 1000, i));
    bench.handTo(1);
    const before = bench.memory.bytes.slice();
    bench.handTo(0);
    bench.handTo(1);
    bench.handTo(0);
    expect(bench.sent).toEqual([]);
    const after = bench.memory.bytes.slice();
    before.fill(0, VMM_PAGE, WINDOWS[0].start);
    after.fill(0, VMM_PAGE, WINDOWS[0].start);
    expect(after).toEqual(before);
  });

  test('a guest that never set an address sends its own memory and no other guest’s frame', () => {
    const bench = up(profile);
    bench.handTo(1);
    for (let n = 0; n < 4; n++) expect(bench.read(`TSAD${n}`)).toBe(WINDOWS[1].start);
    expect(bench.read('RCR')).toBe(0);
    expect([bench.read('MAR0'), bench.read('IDR0'), bench.read('IDR5')]).toEqual([0, MAC[0], MAC[5]]);
  });

  test('a receiver that is off stays off, with CBR where it was', () => {
    const bench = up(profile);
    bench.receive(frameTo(BROADCAST, 300));
    bench.out('CR', 4);
    const before = bench.read('CBR');
    bench.handTo(1);
    bench.handTo(0);
    expect([bench.read('CBR'), bench.read('CR') & 0x0c]).toEqual([before, 4]);
  });

  test('interrupts that a guest is owed are on the card, or in its context', () => {
    const bench = up(profile);
    bench.outs('TSD0=64');
    bench.wait(1e6);
    bench.receive(frameTo(BROADCAST));
    expect(bench.read('ISR')).toBe(5);
    bench.handTo(1);
    expect(bench.read('ISR') | bench.context().owed).toBe(0);
    bench.handTo(0);
    expect(bench.read('ISR')).toBe(5);
    expect(bench.card.irqLevel).toBe(1);
  });
});

test('a frame that QEMU’s card holds back does not cross to another guest', () => {
  const bench = up();
  for (let i = 0; i < 6; i++) bench.receive(frameTo(BROADCAST, 1400, i));
  expect(bench.card.snapshot().frames.held).not.toBeNull();
  bench.handTo(1);
  expect(bench.card.snapshot().frames.held).toBeNull();
});

test('without a page of the VMM’s nothing can be played back, and nothing is', () => {
  const bench = up();
  bench.receive(frameTo(BROADCAST));
  const {hostMemory: _, ...port} = bench.port;
  bench.model.contextSwitch.save(bench.context(), port);
  bench.model.contextSwitch.restore(bench.context(), port);
  expect(bench.read('CBR')).toBe(0);
});
