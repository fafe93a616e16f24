import {describe, expect, test} from 'vitest';
import {SpanColumn} from '../../../src/bridge/spans/span-column.ts';
import {roundBin, TimelineIndex} from '../../../src/bridge/spans/timeline-index.ts';
import {FrameMark, NO_FRAME, type Spans} from '../../../src/bridge/spans/timeline-summary.ts';
import {EventStore} from '../../../src/trace/event-store.ts';
import {
  ExitReason,
  Flag,
  Kind,
  LossCause,
  packAccess,
  packPlain,
  Verdict,
  withVerdict,
} from '../../../src/trace/record-layout.ts';
import {NO_CAUSE, NOBODY} from '../../../src/trace/units.ts';

const MEANING = {transmitting: [2, 5, 6], remote: [3, 4, 5, 6]};
const [INITIATION, IDLE, TRANS, DMA_RD, DMA_WR, TRANS_DMA_WR] = [0, 1, 2, 3, 4, 6];

/** Writes records by time; every method returns itself. */
class Story {
  readonly store = new EventStore();

  plain(
    at: number,
    kind: Kind,
    guest: number,
    value: number,
    state = 0,
    flags = 0,
    verdict: Verdict = Verdict.NONE,
  ): this {
    this.store.append(packPlain(kind, guest, verdict, state, flags), value, at, NO_CAUSE);
    return this;
  }

  moves(at: number, guest: number, from: number, to: number): this {
    return this.plain(at, Kind.TRANSITION, guest, from, to);
  }

  index(): TimelineIndex {
    const index = new TimelineIndex([MEANING]);
    index.extend(this.store);
    return index;
  }
}

const pairs = (spans: Spans | undefined): [number, number][] =>
  spans === undefined ? [] : [...spans.from].map((from, i) => [from, spans.to[i] ?? Number.NaN]);

describe('ownership', () => {
  test('a hand-off ends one guest’s span and opens the next', () => {
    const index = new Story()
      .plain(0, Kind.HANDOFF, 0, NOBODY)
      .plain(100, Kind.HANDOFF, 1, 0)
      .plain(150, Kind.HANDOFF, 0, 1)
      .index();
    const {guests, handoffs} = index.summary(0, 200, 200);
    expect(pairs(guests[0]?.owns)).toEqual([
      [0, 100],
      [150, Number.POSITIVE_INFINITY],
    ]);
    expect(pairs(guests[1]?.owns)).toEqual([[100, 150]]);
    expect([...handoffs.at]).toEqual([0, 100, 150]);
    expect([...handoffs.guest]).toEqual([0, 1, 0]);
  });

  test('an owner that no record named owned the card since power-on', () => {
    const {guests} = new Story()
      .plain(5, Kind.SCHEDULE, 0, 0)
      .plain(80, Kind.HANDOFF, 1, 0)
      .index()
      .summary(0, 200, 200);
    expect(pairs(guests[0]?.owns)).toEqual([[5, 80]]);
  });

  test('a guest alone owns the card although no hand-off says so', () => {
    const {guests} = new Story()
      .plain(5, Kind.SCHEDULE, 0, 0)
      .moves(20, 0, INITIATION, IDLE)
      .index()
      .summary(0, 100, 100);
    expect(pairs(guests[0]?.owns)).toEqual([[5, Number.POSITIVE_INFINITY]]);
  });

  test('a suspended guest wants the card until it may go on', () => {
    const {guests} = new Story()
      .plain(10, Kind.SUSPEND, 2, 0x22)
      .plain(60, Kind.RESUME, 2, 0)
      .index()
      .summary(0, 100, 100);
    expect(pairs(guests[2]?.wants)).toEqual([[10, 60]]);
    expect(guests.map(({guest}) => guest)).toEqual([0, 1, 2]);
  });

  test('the processor runs one guest at a time, and nobody is no guest', () => {
    const {guests} = new Story()
      .plain(0, Kind.SCHEDULE, 0, 0)
      .plain(40, Kind.SCHEDULE, NOBODY, 0)
      .plain(50, Kind.SCHEDULE, 1, 0)
      .index()
      .summary(0, 100, 100);
    expect(pairs(guests[0]?.runs)).toEqual([[0, 40]]);
    expect(pairs(guests[1]?.runs)).toEqual([[50, Number.POSITIVE_INFINITY]]);
    expect(guests).toHaveLength(2);
  });
});

describe('the card', () => {
  test('a transmission lasts while the model is in a transmitting state, a remote DMA inside it or not', () => {
    const {transmit, remote} = new Story()
      .plain(10, Kind.CHECK, 0, (0x4000 << 16) | 1514, TRANS, Flag.TRANSMIT, Verdict.ALLOW)
      .moves(10, 0, IDLE, TRANS)
      .plain(30, Kind.CHECK, 0, ((0x4600 << 16) | 60) >>> 0, TRANS_DMA_WR, Flag.WRITE, Verdict.ALLOW)
      .moves(30, 0, TRANS, TRANS_DMA_WR)
      .plain(50, Kind.FRAME_TX, 0, 41)
      .moves(60, 0, TRANS_DMA_WR, DMA_WR)
      .moves(70, 0, DMA_WR, IDLE)
      .index()
      .summary(0, 100, 100);
    expect(pairs(transmit)).toEqual([[10, 60]]);
    expect([transmit.bytes[0], transmit.frame[0], transmit.guest[0]]).toEqual([1514, 41, 0]);
    expect(pairs(remote)).toEqual([[30, 70]]);
    expect([remote.bytes[0], remote.frame[0]]).toEqual([60, NO_FRAME]);
  });

  test('a remote read that turns into a write is two DMAs', () => {
    const {remote} = new Story()
      .moves(10, 0, IDLE, DMA_RD)
      .moves(20, 0, DMA_RD, DMA_WR)
      .moves(40, 0, DMA_WR, IDLE)
      .index()
      .summary(0, 50, 50);
    expect(pairs(remote)).toEqual([
      [10, 20],
      [20, 40],
    ]);
  });

  test('a denied check lends its bytes to nothing', () => {
    const {remote} = new Story()
      .plain(1, Kind.CHECK, 0, (0x4000 << 16) | 64, DMA_WR, Flag.WRITE, Verdict.ALLOW)
      .plain(2, Kind.CHECK, 0, (0x4000 << 16) | 999, DMA_WR, Flag.WRITE, Verdict.DENY)
      .moves(3, 0, INITIATION, DMA_WR)
      .index()
      .summary(0, 50, 50);
    expect(remote.bytes[0]).toBe(64);
  });

  test('reusable intervals begin and end with the model’s answer', () => {
    const {reusable} = new Story()
      .plain(5, Kind.REUSABLE, 0, 1)
      .plain(9, Kind.REUSABLE, 0, 0)
      .plain(20, Kind.REUSABLE, 0, 1)
      .index()
      .summary(0, 50, 50);
    expect(pairs(reusable)).toEqual([
      [5, 9],
      [20, Number.POSITIVE_INFINITY],
    ]);
  });
});

describe('marks', () => {
  test('an interrupt carries the ISR that the VMM read for it', () => {
    const {interrupts} = new Story()
      .plain(5, Kind.IRQ, NOBODY, 1)
      .plain(7, Kind.INJECT, 0, 0x02)
      .plain(8, Kind.IRQ, NOBODY, 0)
      .plain(50, Kind.IRQ, NOBODY, 1)
      .plain(51, Kind.INJECT, 0, 0x100)
      .index()
      .summary(0, 100, 100);
    expect([...interrupts.at]).toEqual([5, 50]);
    expect([...interrupts.detail]).toEqual([0x02, 0x100]);
  });

  test('denials, losses and frames stand at their records', () => {
    const story = new Story();
    story.store.append(packAccess(Kind.DENIAL, 2, 0, 1, 0, false, IDLE, Flag.WRITE), 1, 30, NO_CAUSE);
    story.plain(40, Kind.LOST, 1, 7 | (LossCause.GAP << 24));
    story.store.append(withVerdict(packPlain(Kind.FRAME_RX, 0, 0, 0, 0), Verdict.ALLOW), 8, 50, NO_CAUSE);
    const {denials, losses, frames} = story.index().summary(0, 100, 100);
    expect([denials.index[0], denials.guest[0], denials.detail[0]]).toEqual([0, 2, 1]);
    expect(losses.detail[0]).toBe(LossCause.GAP);
    expect(frames.detail[0]).toBe(FrameMark.TAKEN);
  });

  test('the run’s last record is in the summary of the whole run', () => {
    const {denials, guests} = new Story()
      .plain(0, Kind.HANDOFF, 0, NOBODY)
      .plain(90, Kind.HANDOFF, 1, 0)
      .plain(90, Kind.DENIAL, 1, 1)
      .index()
      .summary(0, 90, 100);
    expect([...denials.at]).toEqual([90]);
    expect(pairs(guests[1]?.owns)).toEqual([[90, Number.POSITIVE_INFINITY]]);
  });

  test('marks in one bin are one with their number', () => {
    const story = new Story();
    for (let n = 0; n < 50; n++) story.plain(1000 + n, Kind.DENIAL, 2, 1);
    const {denials} = story.plain(90_000, Kind.DENIAL, 1, 1).index().summary(0, 100_000, 100);
    expect([...denials.count]).toEqual([50, 1]);
    expect([...denials.index]).toEqual([0, 50]);
  });

  test('every exit in view is in exactly one bin', () => {
    const story = new Story();
    for (let n = 0; n < 1000; n++) story.plain(n * 977, Kind.EXIT, 0, ExitReason.IO);
    const {exits} = story.index().summary(0, 1000 * 977, 300);
    expect(exits.counts.reduce((sum, n) => sum + n, 0)).toBe(1000);
    expect(exits.width).toBe(roundBin(977_000 / 100));
  });

  test('a bin is 1, 2 or 5 times a power of ten of microseconds', () => {
    expect([1, 1800, 2000, 5 * 1800, 5 * 1800 + 1, 70_000].map(roundBin)).toEqual([
      18, 1800, 3600, 9000, 18_000, 90_000,
    ]);
  });
});

describe('level of detail', () => {
  test('a million spans come as no more than two a pixel, and no gap of a pixel is closed', () => {
    const spans = new SpanColumn();
    for (let n = 0; n < 1_000_000; n++) {
      spans.open(n * 10, n % 3);
      spans.close(n * 10 + 4);
    }
    spans.open(10_500_000, 1);
    const seen = spans.visible(0, 12_000_000, 12_000);
    expect(seen.from.length).toBeLessThanOrEqual(2000);
    expect(seen.count.reduce((sum, n) => sum + n, 0)).toBe(1_000_001);
    expect(pairs(seen).at(-1)).toEqual([10_500_000, Number.POSITIVE_INFINITY]);
    expect(pairs(seen).at(-2)?.[1]).toBeLessThanOrEqual(10_000_000);
  });

  test('a long span beside short ones keeps its own ends', () => {
    const spans = new SpanColumn();
    for (const [from, to] of [
      [0, 1],
      [2, 3],
      [4, 95],
      [96, 97],
    ] as const) {
      spans.open(from, 0);
      spans.close(to);
    }
    expect(pairs(spans.visible(0, 100, 10))).toEqual([
      [0, 3],
      [4, 95],
      [96, 97],
    ]);
  });

  test('a span that began before the stretch is still drawn in it', () => {
    const {guests} = new Story()
      .plain(0, Kind.HANDOFF, 0, NOBODY)
      .plain(900, Kind.HANDOFF, 1, 0)
      .index()
      .summary(400, 500, 100);
    expect(pairs(guests[0]?.owns)).toEqual([[0, 900]]);
    expect(pairs(guests[1]?.owns)).toEqual([]);
  });
});

describe('growth', () => {
  test('reading in pieces gives what reading at once gives', () => {
    const whole = new Story();
    const pieces = new Story();
    const index = new TimelineIndex([MEANING]);
    for (let n = 0; n < 500; n++) {
      for (const story of [whole, pieces])
        story
          .plain(n * 100, Kind.HANDOFF, n % 3, (n + 2) % 3)
          .moves(n * 100 + 20, n % 3, IDLE, TRANS)
          .moves(n * 100 + 70, n % 3, TRANS, IDLE);
      if (n % 7 === 0) index.extend(pieces.store);
    }
    index.extend(pieces.store);
    expect(index.summary(0, 50_000, 300)).toEqual(whole.index().summary(0, 50_000, 300));
  });

  test('after a fork nothing of the old future is left', () => {
    const story = new Story()
      .plain(0, Kind.HANDOFF, 0, NOBODY)
      .plain(100, Kind.HANDOFF, 1, 0)
      .plain(150, Kind.DENIAL, 1, 1);
    const index = story.index();
    story.store.rewind(1);
    story.store.truncate();
    index.forget(1);
    story.plain(120, Kind.HANDOFF, 2, 0);
    index.extend(story.store);
    const {guests, denials, run} = index.summary(0, 200, 200);
    expect(pairs(guests[0]?.owns)).toEqual([[0, 120]]);
    expect(pairs(guests[1]?.owns)).toEqual([]);
    expect(denials.at).toHaveLength(0);
    expect(run).toEqual({from: 0, to: 120, events: 2});
  });

  test('forgetting what was never read changes nothing', () => {
    const story = new Story().plain(0, Kind.HANDOFF, 0, NOBODY);
    const index = story.index();
    index.forget(1);
    expect(index.length).toBe(1);
  });
});
