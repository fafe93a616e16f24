// Ranges that records tell of: the same as a plain list has, in windows, after rewinding, cutting off and forgetting, in filters
// and in the digest, whether they have room in the record or lie beside it.

import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {CARD_MEMORY} from '../../src/base/address-space.ts';
import {appendCheck, appendOtherRange, appendStaleRegister, appendUnsafe} from '../../src/trace/append-range.ts';
import {digestOf} from '../../src/trace/digest.ts';
import {AtRecord, EventStore} from '../../src/trace/event-store.ts';
import {compileFilter, recordsThat} from '../../src/trace/filter/compile.ts';
import {parseFilter} from '../../src/trace/filter/parse.ts';
import {FrameArena} from '../../src/trace/frame-arena.ts';
import type {MemoryRange} from '../../src/trace/range-rows.ts';
import {Flag, Kind, packPlain, UnsafeReason, Verdict} from '../../src/trace/record-layout.ts';
import {RecordWindow} from '../../src/trace/record-window.ts';
import {NO_CAUSE} from '../../src/trace/units.ts';

const CHUNK = 65_536;
const LAST = Number.MAX_SAFE_INTEGER;
const IRQ = packPlain(Kind.IRQ, 0, Verdict.NONE, 0, 0);
const CHECK = packPlain(Kind.CHECK, 3, Verdict.DENY, 31, Flag.TRANSMIT);

const address = fc.oneof(
  fc.constantFrom(0, 0xffff, 0x1_0000, 0xffff_ffff, 2 ** 32, LAST),
  fc.nat(0xffff),
  fc.maxSafeNat(),
);
const length = fc.oneof(fc.constantFrom(0, 0xffff, 0x1_0000, 0xffff_ffff), fc.nat(0xffff), fc.nat(0xffff_ffff));
const space = fc.oneof(
  {weight: 3, arbitrary: fc.constant(CARD_MEMORY)},
  {weight: 1, arbitrary: fc.integer({min: 1, max: 255})},
);
const range = fc.record({address, length, space});

/** What one record tells: a range that was checked, another one that was moved, a register, or nothing of the kind. */
const told = fc.oneof(
  fc.record({kind: fc.constant('check' as const), range}),
  fc.record({kind: fc.constant('other' as const), range}),
  fc.record({
    kind: fc.constant('stale' as const),
    register: fc.record({
      offset: fc.nat(255),
      believed: fc.nat(0xffff_ffff),
      real: fc.oneof(fc.nat(255), fc.nat(0xffff_ffff)),
    }),
  }),
  fc.record({kind: fc.constant('plain' as const)}),
);
type Told = typeof told extends fc.Arbitrary<infer T> ? T : never;

function write(store: EventStore, each: Told): void {
  const at = store.next * 5;
  if (each.kind === 'check') appendCheck(store, CHECK, each.range, at, NO_CAUSE);
  else if (each.kind === 'other') appendOtherRange(store, 2, each.range, at, NO_CAUSE);
  else if (each.kind === 'stale') appendStaleRegister(store, 1, each.register, at, NO_CAUSE);
  else store.append(IRQ, 1, at, NO_CAUSE);
}

/** What an object of the record has to say. */
function meant(each: Told): object {
  if (each.kind === 'check') return {kind: 'check', guest: 3, allowed: false, move: 'transmit', to: 31, ...each.range};
  if (each.kind === 'other') {
    const {address, space} = each.range;
    return {kind: 'unsafe', guest: 2, reason: 'other_range', address, space};
  }
  if (each.kind === 'stale') return {kind: 'unsafe', guest: 1, reason: 'stale_register', ...each.register};
  return {kind: 'irq'};
}

/** Every record of the store, seen through a window that has travelled. */
function expectTold(store: EventStore, list: readonly Told[], from = 0): void {
  const {from: first, words, bases, ranges} = structuredClone({...store.window(from, store.length)});
  const window = new RecordWindow(first, words, bases, ranges);
  expect(first + window.length).toBe(list.length);
  for (let index = first; index < list.length; index++)
    expect(window.view(index)).toMatchObject(meant(list[index] ?? {kind: 'plain'}));
}

describe('what a record tells of a range', () => {
  test('comes back whole from where it was written, for every kind, at every limit', () => {
    fc.assert(
      fc.property(fc.array(told, {maxLength: 60}), fc.nat(60), (list, from) => {
        const store = new EventStore();
        for (const each of list) write(store, each);
        expectTold(store, list);
        expectTold(store, list, Math.min(from, list.length));
      }),
      {numRuns: 300},
    );
  });

  test('is in the record alone where it fits: a card of sixteen bits has nothing beside its records', () => {
    const store = new EventStore();
    appendCheck(store, CHECK, {address: 0xffff, length: 0xffff, space: CARD_MEMORY}, 0, NO_CAUSE);
    appendOtherRange(store, 0, {address: 0xffff, length: 1, space: CARD_MEMORY}, 0, NO_CAUSE);
    appendStaleRegister(store, 0, {offset: 255, believed: 255, real: 255}, 0, NO_CAUSE);
    appendUnsafe(store, 0, UnsafeReason.MISSED_DMA, 0, NO_CAUSE);
    expect(store.window(0, 4).ranges.length).toBe(0);
    expect([0, 1, 2, 3].map((index) => store.word(index, 1))).toEqual([0xffff_ffff, 0xffff_0003, 0xffff_ff04, 1]);
  });

  test('is kept by no store that keeps no records', () => {
    class Nothing extends EventStore {
      override append(): number {
        return 0;
      }
    }
    const store = new Nothing();
    for (let i = 0; i < 3; i++) appendCheck(store, CHECK, {address: LAST, length: 1, space: CARD_MEMORY}, i, NO_CAUSE);
    expect(() => store.beside.of(0)).toThrow('record 0 has no range');
  });

  test('is asked for where it lies: a record that has nothing beside it is a mistake of ours', () => {
    const store = new EventStore();
    store.append(IRQ, 0, 0, NO_CAUSE);
    expect(() => store.beside.of(0)).toThrow('record 0 has no range');
  });
});

describe('the past', () => {
  test('rewinding, running again, cutting off and stopping agree with a plain list, whatever the order', () => {
    const part = fc.double({min: 0, max: 1, noNaN: true});
    const act = fc.oneof(
      {weight: 4, arbitrary: fc.record({act: fc.constant('write' as const), list: fc.array(told, {maxLength: 20})})},
      fc.record({act: fc.constant('again' as const), back: part}),
      fc.record({act: fc.constant('cut' as const), back: part}),
      fc.record({act: fc.constant('stop' as const), one: told}),
    );
    fc.assert(
      fc.property(fc.array(act, {maxLength: 16}), (acts) => {
        const store = new EventStore();
        let list: Told[] = [];
        for (const step of acts) {
          if (step.act === 'write') {
            for (const each of step.list) write(store, each);
            list.push(...step.list);
          } else if (step.act === 'stop') {
            store.stopBefore(store.next);
            expect(() => write(store, step.one)).toThrow(AtRecord);
            store.stopBefore(null);
          } else {
            const to = Math.floor(step.back * list.length);
            store.rewind(to);
            expectTold(store, list);
            if (step.act === 'again') for (const each of list.slice(to)) write(store, each);
            else {
              store.truncate();
              list = list.slice(0, to);
            }
          }
        }
        expectTold(store, list);
      }),
      {numRuns: 200},
    );
  });

  test('what is forgotten takes its ranges with it, and later ones stay', () => {
    const store = new EventStore();
    const far = (index: number): MemoryRange => ({address: LAST - index, length: index, space: 2});
    for (let index = 0; index < CHUNK + 9; index++) {
      if (index % 100 === 7) appendCheck(store, CHECK, far(index), index, NO_CAUSE);
      else store.append(IRQ, 0, index, NO_CAUSE);
    }
    store.forget(CHUNK + 1);
    expect(store.window(0, store.next).ranges.length).toBe(0);
    appendCheck(store, CHECK, far(store.next), store.next, NO_CAUSE);
    expect(store.beside.of(CHUNK + 9)).toEqual(far(CHUNK + 9));
    expect(() => store.beside.of(7)).toThrow('record 7');
    const seen: number[] = [];
    store.scan(0, store.next, ({index, w0, beside}) => {
      if ((w0 & 31) === Kind.CHECK) seen.push(index, beside.of(index).length);
      return false;
    });
    expect(seen).toEqual([CHUNK + 9, CHUNK + 9]);
  });
});

describe('filters', () => {
  const WORDS = {basePort: 0, guests: [], ports: [], bits: {}, states: [], events: [], isOnNetwork: true, reasons: []};

  function found(store: EventStore, text: string): number[] {
    const parsed = parseFilter(text, WORDS);
    if (!parsed.ok) throw new Error(parsed.fault.message);
    return [...recordsThat(compileFilter(parsed.filter, WORDS), store)];
  }

  test('find a check by where it lies, however far', () => {
    fc.assert(
      fc.property(fc.array(told, {maxLength: 40}), address, length, (list, low, size) => {
        const store = new EventStore();
        for (const each of list) write(store, each);
        const those = (holds: (range: MemoryRange) => boolean): number[] =>
          list.flatMap((each, index) => (each.kind === 'check' && holds(each.range) ? [index] : []));
        const endOf = (range: MemoryRange): number => range.address + Math.max(0, range.length - 1);
        expect(found(store, `dma.addr >= ${low}`)).toEqual(those((range) => range.address >= low));
        expect(found(store, `dma.len == ${size}`)).toEqual(those((range) => range.length === size));
        expect(found(store, `dma.end > ${low}`)).toEqual(those((range) => endOf(range) > low));
        const top = 2 ** 52;
        expect(found(store, `dma.addr & ${top}`)).toEqual(those((range) => range.address >= top));
        expect(found(store, `dma.addr & ${top + 1} == ${top}`)).toEqual(
          those((range) => range.address >= top && range.address % 2 === 0),
        );
        expect(found(store, 'belief == other-range')).toEqual(
          list.flatMap((each, index) => (each.kind === 'other' ? [index] : [])),
        );
      }),
      {numRuns: 150},
    );
  });
});

describe('the digest', () => {
  const digest = (checked: MemoryRange): string => {
    const store = new EventStore();
    appendCheck(store, CHECK, checked, 7, NO_CAUSE);
    return digestOf(store, new FrameArena());
  };

  test('of a range that fits is that of its words; any number of one that lies beside it counts', () => {
    const store = new EventStore();
    store.append(CHECK, 0x4000_05ea, 7, NO_CAUSE);
    expect(digest({address: 0x4000, length: 0x5ea, space: CARD_MEMORY})).toBe(digestOf(store, new FrameArena()));
    const far = {address: LAST, length: 0xffff_ffff, space: 1};
    const all = [
      far,
      {...far, address: LAST - 1},
      {...far, address: LAST - 2 ** 40},
      {...far, length: 4},
      {...far, space: 2},
    ];
    expect(new Set(all.map(digest)).size).toBe(all.length);
    expect(digest(far)).toBe(digest({...far}));
  });
});
