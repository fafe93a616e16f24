// The event store against a plain array of records: whatever is appended, rewound and cut off, both tell the same.
import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {AtRecord, EventStore} from '../../src/trace/event-store.ts';
import {Kind, packPlain, Verdict} from '../../src/trace/record-layout.ts';
import {NO_CAUSE, NOBODY} from '../../src/trace/units.ts';

const CHUNK = 65_536;
const BLOCK = 4096;
const W0 = packPlain(Kind.IRQ, NOBODY, Verdict.NONE, 0, 0);

/** A store of `count` records, `step` cycles apart, whose value is their number. */
function filled(count: number, step: number): EventStore {
  const store = new EventStore();
  for (let i = 0; i < count; i++) store.append(W0, i, i * step, i === 0 ? NO_CAUSE : i - 1);
  return store;
}

describe('time', () => {
  test('survives gaps beyond 32 bits, between blocks and within one', () => {
    const times = [0, 5, 2 ** 32 - 1, 2 ** 32, 2 ** 33 + 7, 2 ** 33 + 8, 2 ** 45, 2 ** 52];
    const store = new EventStore();
    for (const at of times) store.append(W0, 0, at, NO_CAUSE);
    expect(times.map((_, i) => store.at(i))).toEqual(times);
    const window = store.window(3, 7);
    expect([3, 4, 5, 6].map((i) => window.at(i))).toEqual(times.slice(3, 7));
  });

  test('a long gap at the border of a block gets one base', () => {
    const store = filled(BLOCK, 1);
    store.append(W0, 0, 2 ** 40, NO_CAUSE);
    store.append(W0, 0, 2 ** 40 + 1, NO_CAUSE);
    expect([store.at(BLOCK - 1), store.at(BLOCK), store.at(BLOCK + 1)]).toEqual([BLOCK - 1, 2 ** 40, 2 ** 40 + 1]);
  });

  test('is searched: the first record at or after an instant, the length if there is none', () => {
    const store = filled(3 * BLOCK, 10);
    expect([0, 1, 10, 11, 40_955].map((at) => store.firstAtOrAfter(at))).toEqual([0, 1, 1, 2, 4096]);
    expect(store.firstAtOrAfter(30 * BLOCK)).toBe(3 * BLOCK);
    expect(new EventStore().firstAtOrAfter(0)).toBe(0);
  });
});

describe('causes', () => {
  test('are distances back, and none is none', () => {
    const store = filled(3, 1);
    const index = store.append(W0, 0, 9, 0);
    expect(store.window(0, 4).view(index)?.cause).toBe(0);
    expect(store.window(0, 4).view(0)?.cause).toBe(NO_CAUSE);
  });
});

describe('windows', () => {
  const store = filled(CHUNK + 3 * BLOCK, 7);

  test.each([
    [0, 1],
    [CHUNK - 1, CHUNK + 1],
    [CHUNK - BLOCK - 3, CHUNK + 2 * BLOCK + 3],
    [CHUNK, CHUNK + BLOCK],
  ])('records %i to %i travel whole, across chunks and blocks', (from, to) => {
    const window = store.window(from, to);
    expect([window.from, window.length]).toEqual([from, to - from]);
    for (const index of [from, (from + to) >> 1, to - 1]) {
      expect(window.at(index)).toBe(index * 7);
      expect(window.view(index)).toMatchObject({index, kind: 'irq', level: index, cause: index - 1});
    }
    expect([window.view(from - 1), window.view(to)]).toEqual([undefined, undefined]);
  });

  test('are clipped to what is computed, and may be empty', () => {
    expect(store.window(store.length - 2, store.length + 50).length).toBe(2);
    expect(store.window(5, 5).length).toBe(0);
    expect(store.window(9, 3).length).toBe(0);
    expect(store.window(store.length + 5, store.length + 9).length).toBe(0);
  });

  test('are copies: a transferred window takes nothing away', () => {
    const window = store.window(0, 4);
    window.words.fill(0);
    expect(store.word(1, 1)).toBe(1);
  });
});

describe('the past', () => {
  test('what lies ahead of the present stays readable until it is cut off', () => {
    const store = filled(BLOCK + 10, 3);
    store.rewind(BLOCK + 2);
    expect([store.next, store.length, store.at(BLOCK + 9)]).toEqual([BLOCK + 2, BLOCK + 10, (BLOCK + 9) * 3]);
    store.truncate();
    expect(store.length).toBe(BLOCK + 2);
    expect(() => store.word(BLOCK + 2, 0)).toThrow();
  });

  test('a cut at the start of a block takes the block’s base with it', () => {
    const store = filled(BLOCK + 10, 3);
    store.rewind(BLOCK);
    store.truncate();
    store.append(W0, 1, 2 ** 41, NO_CAUSE);
    expect([store.at(BLOCK - 1), store.at(BLOCK)]).toEqual([(BLOCK - 1) * 3, 2 ** 41]);
  });

  test('rewinding, running again and cutting off agree with a plain list, whatever the order', () => {
    const gap = fc.oneof({weight: 20, arbitrary: fc.nat(1000)}, {weight: 1, arbitrary: fc.nat(2 ** 34)});
    const act = fc.oneof(
      {weight: 4, arbitrary: fc.record({act: fc.constant('append' as const), count: fc.nat(1500), gap})},
      fc.record({act: fc.constant('again' as const), back: fc.double({min: 0, max: 1, noNaN: true})}),
      fc.record({act: fc.constant('cut' as const), back: fc.double({min: 0, max: 1, noNaN: true})}),
    );
    fc.assert(
      fc.property(fc.array(act, {maxLength: 14}), (acts) => {
        const store = new EventStore();
        let list: {value: number; at: number}[] = [];
        let now = 0;
        for (const step of acts) {
          if (step.act === 'append') {
            for (let i = 0; i < step.count; i++) {
              now += i % 97 === 0 ? step.gap : 1;
              store.append(W0, list.length, now, NO_CAUSE);
              list.push({value: list.length, at: now});
            }
          } else {
            const to = Math.floor(step.back * list.length);
            store.rewind(to);
            if (step.act === 'cut') {
              store.truncate();
              list = list.slice(0, to);
              now = list.at(-1)?.at ?? 0;
            } else for (const {value, at} of list.slice(to)) store.append(W0, value, at, NO_CAUSE);
          }
        }
        expect([store.next, store.length]).toEqual([list.length, list.length]);
        list.forEach(({value, at}, i) => {
          if (store.at(i) !== at || store.word(i, 1) !== value) expect.fail(`record ${i}: ${store.at(i)}, not ${at}`);
        });
      }),
      {numRuns: 60},
    );
  });
});

describe('forgetting', () => {
  test('lets go of whole chunks, keeps what comes after them, and later records take their place', () => {
    const store = filled(CHUNK + 10, 7);
    store.forget(CHUNK + 5);
    expect(() => store.word(CHUNK - 1, 0)).toThrow('record 65535');
    expect(store.at(CHUNK)).toBe(7 * CHUNK);
    expect(store.firstAtOrAfter(0)).toBe(CHUNK);
    for (let i = CHUNK + 10; i < 3 * CHUNK; i++) store.append(W0, i, i * 7, i - 1);
    store.forget(3 * CHUNK);
    store.append(W0, 5, 21 * CHUNK, NO_CAUSE);
    expect([store.at(3 * CHUNK), store.word(3 * CHUNK, 1)]).toEqual([21 * CHUNK, 5]);
    const seen: number[] = [];
    store.scan(0, store.next, ({index}) => {
      seen.push(index);
      return false;
    });
    expect(seen).toEqual([3 * CHUNK]);
    expect(() => store.rewind(0)).toThrow('rewind to 0');
  });

  test('of less than a chunk forgets nothing', () => {
    const store = filled(CHUNK - 1, 7);
    store.forget(CHUNK - 1);
    expect(store.at(0)).toBe(0);
  });
});

describe('a store told to stop before a record', () => {
  test.each([
    0,
    1,
    5,
    BLOCK - 1,
    BLOCK,
    BLOCK + 1,
    CHUNK,
  ])('has written all before record %i, and goes on when told to', (stop) => {
    const store = new EventStore();
    store.stopBefore(stop);
    const fill = (): void => {
      for (let i = store.next; i < CHUNK + 2; i++) store.append(W0, i, i * 3, NO_CAUSE);
    };
    expect(fill).toThrow(AtRecord);
    expect([store.next, store.length]).toEqual([stop, stop]);
    expect(() => store.beginNext()).toThrow(AtRecord);
    store.stopBefore(null);
    store.beginNext();
    fill();
    for (const index of [0, Math.max(0, stop - 1), stop, stop + 1]) expect(store.at(index)).toBe(index * 3);
  });

  test('leaves no room past that record to fill in', () => {
    const store = filled(10, 1);
    store.stopBefore(14);
    expect(store.roomUntil(100)).toBe(4);
    store.stopBefore(null);
    expect(store.roomUntil(100)).toBe(BLOCK - 10);
  });
});
