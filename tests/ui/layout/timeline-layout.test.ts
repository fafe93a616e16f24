import {describe, expect, test} from 'vitest';
import type {Marks, Spans} from '../../../src/bridge/spans/timeline-summary.ts';
import {CYCLES_PER_US} from '../../../src/trace/units.ts';
import {interruptNames, markLabels, roughly, spanLabels, ticks} from '../../../src/ui/layout/timeline-labels.ts';
import {COMPACT_BELOW, timelineRows} from '../../../src/ui/layout/timeline-rows.ts';
import {
  around,
  centredOrWhole,
  following,
  inRun,
  lengthOf,
  panned,
  SHORTEST,
  timeScale,
  zoomed,
} from '../../../src/ui/layout/timeline-window.ts';

const ms = (n: number): number => n * 1000 * CYCLES_PER_US;
const RUN = {from: 0, to: ms(120)};

describe('the stretch in view', () => {
  test('zooming keeps the time under the pointer where it is', () => {
    const stretch = {from: ms(84), to: ms(87)};
    const nearer = zoomed(stretch, 0.5, ms(86), RUN);
    expect(lengthOf(nearer)).toBeCloseTo(ms(1.5));
    expect(timeScale(nearer, 1000)(ms(86))).toBeCloseTo(timeScale(stretch, 1000)(ms(86)));
  });

  test('no zoom goes closer than the shortest stretch or wider than the run', () => {
    expect(lengthOf(zoomed({from: ms(1), to: ms(2)}, 1e-9, ms(1.5), RUN))).toBeCloseTo(SHORTEST);
    expect(zoomed({from: ms(1), to: ms(119)}, 50, ms(60), RUN)).toEqual(RUN);
  });

  test('panning stops at both ends of the run with the same length', () => {
    expect(panned({from: ms(1), to: ms(4)}, -10, RUN)).toEqual({from: 0, to: ms(3)});
    expect(panned({from: ms(1), to: ms(4)}, 1000, RUN)).toEqual({from: ms(117), to: ms(120)});
  });

  test('a stretch follows the present only when the present has left it', () => {
    const stretch = {from: ms(10), to: ms(13)};
    expect(following(stretch, ms(12), RUN)).toBe(stretch);
    expect(following(stretch, ms(14), RUN)).toEqual(around(ms(14), ms(3), RUN));
  });

  test('F centres the present, and pressed again shows the whole run', () => {
    const centred = centredOrWhole({from: ms(84), to: ms(87)}, ms(86.5), RUN);
    expect(centred).toEqual({from: ms(85), to: ms(88)});
    expect(centredOrWhole(centred, ms(86.5), RUN)).toEqual(RUN);
  });

  test('a run that has hardly begun still has a length to draw', () => {
    expect(lengthOf(inRun({from: 0, to: 0}, {from: 0, to: 0}))).toBe(SHORTEST);
  });

  test('a pixel’s time falls on that pixel', () => {
    const scale = timeScale({from: ms(84), to: ms(87)}, 830);
    expect(scale(scale.invert(123))).toBeCloseTo(123);
  });
});

describe('rows', () => {
  test('rows of three guests stand as in the reference drawing', () => {
    const rows = timelineRows(3, 332);
    expect(rows.guests.map(({y}) => y)).toEqual([70, 102, 134]);
    expect(rows.separators[0]).toBeCloseTo(167);
    expect(rows.transmit.y).toBeCloseTo(172);
    expect(rows.denials.y + rows.denials.height).toBeLessThanOrEqual(332);
  });

  test('low windows get the compact rows, and they fit', () => {
    const rows = timelineRows(3, 232);
    expect(rows.isCompact).toBe(true);
    expect(rows.denials.y + rows.denials.height).toBeLessThanOrEqual(232);
  });

  test.each([1, 2, 3, 4, 5, 6, 7])('the lanes of %i guests do not touch', (guests) => {
    for (const available of [COMPACT_BELOW - 70, COMPACT_BELOW, 372]) {
      const {guests: lanes, separators} = timelineRows(guests, available);
      lanes.forEach((lane, n) => {
        expect(lane.y + lane.height).toBeLessThan(lanes[n + 1]?.y ?? separators[0] + 1);
      });
    }
  });
});

describe('words', () => {
  const spans = (list: readonly [number, number, number?][]): Spans => ({
    from: Float64Array.from(list, ([from]) => from),
    to: Float64Array.from(list, ([, to]) => to),
    guest: new Uint8Array(list.length),
    bytes: new Uint32Array(list.length),
    frame: new Uint32Array(list.length),
    count: Uint32Array.from(list, ([, , count]) => count ?? 1),
  });
  const marks = (at: readonly number[]): Marks => ({
    at: Float64Array.from(at),
    index: new Uint32Array(at.length),
    guest: new Uint8Array(at.length),
    detail: new Uint32Array(at.length),
    count: new Uint32Array(at.length).fill(1),
  });

  test('the ruler counts in round milliseconds', () => {
    expect(ticks({from: ms(84.4), to: ms(87.4)}, 830).map(({text}) => text)).toEqual([
      '84.5 ms',
      '85.0 ms',
      '85.5 ms',
      '86.0 ms',
      '86.5 ms',
      '87.0 ms',
    ]);
  });

  test('figures of the ruler differ even at a microsecond’s zoom', () => {
    const texts = ticks({from: ms(86.51), to: ms(86.515)}, 830).map(({text}) => text);
    expect(new Set(texts).size).toBe(texts.length);
  });

  test('a span says the longest text it has room for, a merged one none', () => {
    const stretch = {from: 0, to: 1000};
    const labels = spanLabels(
      spans([
        [0, 400],
        [410, 470],
        [480, 490],
        [500, 900, 7],
      ]),
      stretch,
      1000,
      12,
      () => ['frame 41, 1 514 B', 'f 41'],
      1000,
    );
    expect(labels.map(({text}) => text)).toEqual(['frame 41, 1 514 B', 'f 41']);
  });

  test('what lies ahead of the present carries no label', () => {
    expect(spanLabels(spans([[500, 900]]), {from: 0, to: 1000}, 1000, 12, () => ['owns'], 400)).toEqual([]);
  });

  test('marks too near to the next stay bare', () => {
    const labels = markLabels(marks([100, 110, 500]), {from: 0, to: 1000}, 1000, 11, 7, () => ['PTX']);
    expect(labels.map(({mark}) => mark)).toEqual([1, 2]);
  });

  test('a length is told in few figures', () => {
    expect([1.5, 20, 392, 3000, 12_345, 1_278_300].map((us) => roughly(us * CYCLES_PER_US))).toEqual([
      '1.5 µs',
      '20 µs',
      '392 µs',
      '3 ms',
      '12.3 ms',
      '1\u2009278 ms',
    ]);
  });

  test('an interrupt is called by the bits that ISR showed', () => {
    expect(interruptNames(0x03)).toBe('PRX PTX');
    expect(interruptNames(0x100)).toBe('');
  });
});
