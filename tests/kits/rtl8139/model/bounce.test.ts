// Copies through the VMM's pages: what is in one piece goes without, what is in several comes where its guest has it, and the VMM's pages
// keep nothing of it.
import {describe, expect, test} from 'vitest';
import {nextBelow, nextWord, type RandomState, seeded} from '../../../../src/base/random.ts';
import type {CardProfile} from '../../../../src/kits/contract/device-facts.ts';
import {STORE_ALARM} from '../../../../src/kits/rtl8139/card/bursts.ts';
import {TranslatedMemory} from '../../../../src/sim/machine/translated-memory.ts';
import type {DmaView} from '../../../../src/sim/models/dma-view.ts';
import {type BenchOptions, FREE_HOOKS, frameTo, MAC, ModelBench, WINDOWS} from './bench.ts';

const PROFILES: readonly CardProfile[] = ['qemu', 'datasheet'];
const PAGE = 4096;
const VMM = {start: WINDOWS[1].end, end: 0x10_0000};
const PAGES = (WINDOWS[0].end - WINDOWS[0].start) / PAGE;
const RING = 0x8000;
/** A ring there is in two pieces of eight pages. */
const ACROSS = 0xf000;

/** A guest's memory from 0 on: in one block; each page somewhere else; eight and eight together. */
const views = WINDOWS.map(({start, end}) => {
  const windows = [{start, end}];
  const table = (place: (page: number) => number): DmaView => ({
    translation: {
      kind: 'table',
      pageBytes: PAGE,
      pages: Array.from({length: PAGES}, (_, page) => start + place(page) * PAGE),
    },
    windows,
  });
  return {
    block: table((page) => page),
    scattered: table((page) => (page * 7) % PAGES),
    eights: table((page) => PAGES - 8 - (page & ~7) + (page & 7)),
  };
});

function bench(kind: 'block' | 'scattered' | 'eights', profile: CardProfile, options: BenchOptions = {}): ModelBench {
  const one = new ModelBench({
    profile,
    hooks: 'sharing,bounce',
    translation: 'bounce',
    views: views.map((view) => view[kind]),
    vmmPages: VMM,
    ...options,
  });
  one.outs(`CR=10 CR=4 RBSTART=${RING.toString(16)} RCR=f CR=c`);
  for (let n = 0; n < 4; n++) one.out(`TSAD${n}`, 0x1000 + n * 0x700);
  return one;
}

/** What a guest has, by its own addresses. */
function memoryOf(one: ModelBench, guest = 0): TranslatedMemory {
  return new TranslatedMemory(one.memory, one.context(guest).view.translation);
}

const counting = (length: number, from: number): Uint8Array =>
  new Uint8Array(length).map((_, i) => (i * 7 + from) & 0xff);

describe.each(PROFILES)('frames to send (%s)', (profile) => {
  test('in one piece are read where they lie; in two the card reads a copy, and its guest sees its own address', () => {
    const one = bench('scattered', profile);
    const bytes = counting(0x640, 3);
    memoryOf(one).write(0x1700, bytes);
    memoryOf(one).write(0x1000, bytes.subarray(0, 100));
    expect(one.outs('TSD0=64')).toBe('allowed');
    expect([one.read('TSAD0'), one.bounced]).toEqual([WINDOWS[0].start + 7 * PAGE, 0]);
    one.wait(1_000_000);
    one.look();
    expect(one.outs('TSAD1=1c00 TSD1=640')).toBe('allowed');
    memoryOf(one).write(0x1c00, bytes);
    expect(one.bounced).toBe(0x640);
    expect(one.read('TSAD1')).toBeGreaterThanOrEqual(VMM.start);
    expect(one.shown('TSAD1')).toBe(0x1c00);
    one.wait(1_000_000);
    one.look();
    one.outs('TSD2=3c');
    one.wait(1_000_000);
    one.look();
    expect(one.outs('TSAD3=1c00 TSD3=640')).toBe('allowed');
    one.wait(1_000_000);
    const {sent} = one;
    expect(sent[0]).toEqual(bytes.subarray(0, 100));
    expect(sent[3]).toEqual(bytes);
  });

  test('a descriptor that was copied for is read where it lies when the next frame is in one piece', () => {
    const one = bench('scattered', profile);
    one.outs('TSAD0=1f00 TSD0=200');
    one.wait(1_000_000);
    one.look();
    for (const turn of [1, 2, 3]) {
      one.out(`TSD${turn}`, 60);
      one.wait(1_000_000);
      one.look();
    }
    const copied = one.bounced;
    one.out('TSD0', 0x100);
    expect([one.bounced, one.read('TSAD0')]).toEqual([copied, WINDOWS[0].start + 7 * PAGE + 0xf00]);
  });

  test('the card’s turn is copied, whichever was written', () => {
    const one = bench('scattered', profile);
    const bytes = counting(0x300, 9);
    one.out('CR', 8);
    one.outs('TSAD0=1f00 TSD0=300');
    expect(one.bounced).toBe(0);
    memoryOf(one).write(0x1f00, bytes);
    one.outs('CR=c TSD1=40');
    one.wait(1_000_000);
    expect(one.bounced).toBe(0x300);
    expect(one.sent[0]).toEqual(bytes);
  });

  test('the card may read the copy while it sends it, and nobody may else', () => {
    const one = bench('scattered', profile);
    one.outs('TSAD0=1f00 TSD0=200');
    const frames = (one.model.standing?.(one.context()) ?? []).filter(({move}) => move === 'read');
    expect(frames).toEqual([{move: 'read', start: one.read('TSAD0'), length: 0x200}]);
    one.wait(1_000_000);
    one.look();
    expect((one.model.standing?.(one.context()) ?? []).filter(({move}) => move === 'read')).toEqual([]);
  });
});

describe.each(PROFILES)('frames received (%s)', (profile) => {
  test('lie in the VMM’s pages until a read tells of them, and are wiped there', () => {
    const one = bench('scattered', profile);
    const frame = frameTo(MAC, 600, 5);
    for (const [at, name] of ['CR', 'ISR', 'CBR'].entries()) {
      const before = one.read('CBR');
      one.receive(frame);
      expect(memoryOf(one).read(RING + before + 4, 600), name).toEqual(new Uint8Array(600));
      expect(one.memory.read(one.read('RBSTART') + before + 4, 600)).toEqual(frame);
      one.told(name);
      expect(memoryOf(one).read(RING + before + 4, 600)).toEqual(frame);
      expect(one.memory.read(one.read('RBSTART') + before, 608)).toEqual(new Uint8Array(608));
      expect(one.bounced).toBe(608 * (at + 1));
    }
    expect(one.shown('RBSTART')).toBe(RING);
  });

  test('in a ring that is in one piece nothing is copied', () => {
    const one = bench('block', profile);
    one.receive(frameTo(MAC, 600, 5));
    one.told('CR');
    expect([one.bounced, one.read('RBSTART')]).toEqual([0, WINDOWS[0].start + RING]);
  });

  test('a ring that grows out of its piece moves under the running receiver, and loses nothing', () => {
    const one = bench('eights', profile);
    const isDirect = (): boolean => one.read('RBSTART') < VMM.start;
    expect(isDirect()).toBe(true);
    const [first, second] = [frameTo(MAC, 300, 1), frameTo(MAC, 400, 2)];
    one.receive(first);
    expect(one.outs('RCR=180f')).toBe('allowed');
    expect(isDirect()).toBe(false);
    expect(one.read('CR') & 0x0c).toBe(0x0c);
    const place = one.read('CBR');
    expect(place).toBe(profile === 'qemu' ? 0 : 308);
    one.receive(second);
    one.told('CR');
    if (profile === 'datasheet') expect(memoryOf(one).read(RING + 4, 300)).toEqual(first);
    expect(memoryOf(one).read(RING + place + 4, 400)).toEqual(second);
    one.receive(first);
    one.outs('CR=4 RCR=f CR=c');
    // On the chip CBR may still lie behind the end that the ring has now: it stays where the long one was.
    expect(isDirect()).toBe(profile === 'qemu');
    expect(memoryOf(one).read(RING + place + 412, 300)).toEqual(first);
  });

  test('of which none is there are not looked for where the ring comes to lie, be it moved with the receiver off', () => {
    const one = bench('eights', profile);
    one.memory.write(VMM.start, new Uint8Array(VMM.end - VMM.start).fill(0xb9));
    one.receive(frameTo(MAC, 700, 1));
    expect(one.outs(`CR=4 RBSTART=${ACROSS.toString(16)}`)).toBe('allowed');
    expect(one.read('RBSTART')).toBeGreaterThanOrEqual(VMM.start);
    one.told('CBR');
    expect(memoryOf(one).read(ACROSS, 0x4000)).toEqual(new Uint8Array(0x4000));
  });

  test('of a guest without the card are put into its scattered pages', () => {
    const one = bench('scattered', profile);
    for (const guest of [0, 1]) one.model.contextSwitch.setPromiscuous(one.context(guest), true);
    one.handTo(1);
    one.outs(`CR=10 CR=4 RBSTART=${RING.toString(16)} RCR=f CR=c`);
    one.handTo(0);
    const theirs = frameTo([...MAC.subarray(0, 5), 0x99], 1400, 8);
    for (let i = 0; i < 4; i++) one.receive(theirs);
    const {kept} = one.collect((destination) => destination[5] === 0x99);
    expect(kept.map(({stored}) => stored)).toEqual([true, true, true, true]);
    for (let i = 0; i < 4; i++) {
      expect(memoryOf(one, 1).read(RING + i * 1408 + 4, 1400), `frame ${i}`).toEqual(theirs);
      expect(memoryOf(one, 0).read(RING + i * 1408 + 4, 1400)).toEqual(new Uint8Array(1400));
    }
    one.handTo(1);
    expect(one.told('CBR')).toBe(4 * 1408);
  });
});

test('a ring that is moved while a frame is stored moves behind it', () => {
  const one = bench('eights', 'datasheet');
  const frame = frameTo(MAC, 700, 1);
  one.card.receive(frame);
  one.host.runTo(one.card, STORE_ALARM);
  expect(one.out('RBSTART', ACROSS)).toBe('allowed');
  expect(one.read('RBSTART')).toBeGreaterThanOrEqual(VMM.start);
  expect(memoryOf(one).read(RING + 4, 700)).toEqual(frame);
  expect(one.read('CR') & 0x0c).toBe(0x0c);
});

test('a header that a frame has overwritten has nobody copy what lies behind the ring', () => {
  let isLong = false;
  for (let from = 0; !isLong; from++) {
    const one = bench('scattered', 'qemu');
    const ring = one.read('RBSTART');
    const reach = 8192 + 4 + 8191 + 4;
    one.memory.write(ring + reach, new Uint8Array(VMM.end - ring - reach).fill(0xb9));
    const frame = counting(8191, from);
    frame.set(MAC);
    one.receive(frame);
    isLong = (one.memory.bytes[ring + 3] ?? 0) > 0x40;
    one.told('CBR');
    expect(memoryOf(one).read(RING + reach, 0x1_0000)).toEqual(new Uint8Array(0x1_0000));
  }
});

describe.each(PROFILES)('what can be copied (%s)', (profile) => {
  const at = profile === 'qemu' ? 8 : 4;

  test('needs as many pages as it takes, and is denied for want of them by that name', () => {
    const few = bench('scattered', profile, {vmmPages: {start: VMM.start, end: VMM.start + at * PAGE}});
    expect(few.outs('TSAD0=1f00 TSD0=200')).toBe('transmit-too-few-pages');
    const frames = bench('scattered', profile, {vmmPages: {start: VMM.start, end: VMM.start + (at + 1) * PAGE}});
    expect(frames.outs('TSAD0=1f00 TSD0=200')).toBe('allowed');
    expect(frames.outs('CR=0 CR=8')).toBe('receive-too-few-pages');
    const small = bench('scattered', profile, {vmmPages: {start: VMM.start, end: VMM.start + (at + 6) * PAGE}});
    expect(small.outs('CR=0 CR=8')).toBe('allowed');
    expect(small.outs('RCR=100f')).toBe('receive-too-few-pages');
  });

  test('is nothing where somebody could learn of a frame before it is copied', () => {
    for (const hooks of ['sharing', 'exact,r:CR,r:CBR', FREE_HOOKS.ringAlone]) {
      const one = bench('scattered', profile, {hooks});
      expect(one.model.tellsReceived, hooks).toBeUndefined();
    }
    expect(bench('scattered', profile, {hooks: 'sharing'}).outs('TSAD0=1f00 TSD0=200')).toBe('transmit-scattered');
  });
});

/** Some acts of a driver's, the same for every bench. */
class Acts {
  readonly #random: RandomState;
  readonly #profile: CardProfile;

  constructor(seed: number, profile: CardProfile) {
    this.#random = seeded(seed);
    this.#profile = profile;
  }

  #below(bound: number): number {
    return nextBelow(this.#random, bound);
  }

  /** One of them, done to all; what they were told. */
  next(benches: readonly ModelBench[], turn: number): readonly (string | number)[] {
    const each = <T>(act: (one: ModelBench) => T): T[] => benches.map(act);
    switch (this.#below(10)) {
      case 0:
      case 1:
      case 2: {
        const frame = counting(60 + this.#below(1455), nextWord(this.#random));
        frame.set(MAC);
        return each((one) => one.receive(frame));
      }
      case 3:
        return each((one) => one.told('CR'));
      case 4:
        return each((one) => one.told('ISR'));
      case 5:
        return each((one) => one.out('CAPR', (one.told('CBR') - 16) & 0xffff));
      case 6:
      case 7: {
        const length = 60 + this.#below(this.#profile === 'qemu' ? 8100 : 1700);
        const from = 0x1000 + this.#below(0x4000);
        const bytes = counting(length, nextWord(this.#random));
        bytes.set(MAC);
        const loop = this.#below(2) * 0x6_0000;
        return each((one) => {
          memoryOf(one).write(from, bytes);
          one.outs(`TCR=${loop.toString(16)} TSAD${turn}=${from.toString(16)}`);
          const verdict = one.out(`TSD${turn}`, length);
          one.wait(10_000_000);
          one.look();
          return `${verdict} ${one.sent.map((frame) => String(frame)).join()}`;
        });
      }
      case 8: {
        const rcr = 0x0f | (this.#below(4) << 11) | (this.#below(2) << 7);
        return each((one) => one.out('RCR', rcr));
      }
      default:
        return each((one) => {
          one.handTo(1);
          one.handTo(0);
          return one.told('CBR');
        });
    }
  }
}

describe.each(PROFILES)('a guest (%s)', (profile) => {
  test.each([1, 2])('in scattered pages sees what one in a block sees (seed %i)', (seed) => {
    const benches = [bench('block', profile), bench('scattered', profile), bench('eights', profile)];
    const acts = new Acts(seed, profile);
    for (let act = 0; act < 120; act++) {
      const {turn} = benches[0] as ModelBench;
      const told = acts.next(benches, turn);
      expect(
        told.map((one) => one === told[0]),
        `act ${act}: ${told.map((one) => String(one).slice(0, 60)).join(' | ')}`,
      ).toEqual([true, true, true]);
      for (const one of benches) one.told('CBR');
      const [first, ...others] = benches.map((one) => memoryOf(one).read(0, PAGES * PAGE));
      for (const other of others) expect(Buffer.compare(other, first as Uint8Array), `act ${act}`).toBe(0);
    }
    expect(benches[0]?.bounced).toBe(0);
    expect(benches[1]?.bounced).toBeGreaterThan(10_000);
  });

  test('leaves nothing of its own in the VMM’s pages when another has the card', () => {
    const one = bench('scattered', profile);
    const secret = new Uint8Array(1500).fill(0xa5);
    memoryOf(one).write(0x1c00, secret);
    one.outs('TSAD0=1c00 TSD0=5dc');
    one.wait(1_000_000);
    secret.set(MAC);
    for (let i = 0; i < 3; i++) one.receive(secret);
    expect(one.memory.read(VMM.start, VMM.end - VMM.start)).toContain(0xa5);
    one.handTo(1);
    expect(one.memory.read(VMM.start, VMM.end - VMM.start)).not.toContain(0xa5);
  });
});
