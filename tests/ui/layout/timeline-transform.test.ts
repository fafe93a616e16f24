// What D3's zoom and brush say of the timeline, and the stretch in view, are one and the same.
import {zoomIdentity} from 'd3';
import {describe, expect, test} from 'vitest';
import {CYCLES_PER_US} from '../../../src/trace/units.ts';
import {
  brushOf,
  draggedStretch,
  resizedStretch,
  zoomedStretch,
  zoomOf,
} from '../../../src/ui/layout/timeline-transform.ts';
import {lengthOf, SHORTEST, type Stretch} from '../../../src/ui/layout/timeline-window.ts';

const ms = (n: number): number => n * 1000 * CYCLES_PER_US;
const RUN: Stretch = {from: 0, to: ms(1200)};
const WIDTH = 830;
const STRETCHES: readonly Stretch[] = [
  RUN,
  {from: ms(84), to: ms(87)},
  {from: 0, to: ms(300)},
  {from: ms(1199), to: ms(1200)},
  {from: ms(777), to: ms(777) + SHORTEST},
];

describe('the zoom', () => {
  test.each(STRETCHES)('from $from to $to and back is the same stretch to a thousandth of a pixel', (stretch) => {
    const back = zoomedStretch(zoomOf(stretch, RUN, WIDTH), RUN, WIDTH);
    const pixel = lengthOf(stretch) / WIDTH;
    expect(Math.abs(back.from - stretch.from)).toBeLessThan(pixel / 1000);
    expect(Math.abs(back.to - stretch.to)).toBeLessThan(pixel / 1000);
  });

  test('at scale 1 shows the whole run, and what is wider or beside it is the run all the same', () => {
    expect(zoomedStretch(zoomIdentity, RUN, WIDTH)).toEqual(RUN);
    expect(zoomedStretch(zoomIdentity.scale(0.5), RUN, WIDTH)).toEqual(RUN);
    expect(zoomedStretch(zoomIdentity.translate(100, 0), RUN, WIDTH)).toEqual(RUN);
  });

  test('moved by pixels moves the stretch by their time', () => {
    const stretch = {from: ms(100), to: ms(183)};
    const moved = zoomedStretch(zoomOf(stretch, RUN, WIDTH).translate(-10 / (1200 / 83), 0), RUN, WIDTH);
    expect(moved.from).toBeCloseTo(ms(101), 3);
    expect(moved.to).toBeCloseTo(ms(184), 3);
  });
});

describe('the brush', () => {
  test('covers the stretch, to scale', () => {
    const [left, right] = brushOf({from: ms(300), to: ms(600)}, RUN, WIDTH);
    expect([left, right]).toEqual([WIDTH / 4, WIDTH / 2]);
  });

  test('is never too narrow to see, and reaches both ends of the map', () => {
    for (const length of [SHORTEST, ms(1)]) {
      const [left, right] = brushOf({from: 0, to: length}, RUN, WIDTH);
      expect([left, right - left]).toEqual([0, 4]);
      expect(brushOf({from: RUN.to - length, to: RUN.to}, RUN, WIDTH)).toEqual([WIDTH - 4, WIDTH]);
    }
  });

  test.each(STRETCHES)('dragged nowhere leaves the stretch from $from to $to where it is', (stretch) => {
    const dragged = draggedStretch(brushOf(stretch, RUN, WIDTH), stretch, RUN, WIDTH);
    expect(dragged.from).toBeCloseTo(stretch.from, 3);
    expect(lengthOf(dragged)).toBeCloseTo(lengthOf(stretch), 3);
  });

  test('dragged to an end shows that end, and keeps the length', () => {
    const stretch = {from: ms(84), to: ms(84.01)};
    const dragged = draggedStretch([WIDTH - 4, WIDTH], stretch, RUN, WIDTH);
    expect(dragged.to).toBeCloseTo(RUN.to, 3);
    expect(lengthOf(dragged)).toBeCloseTo(ms(0.01), 3);
  });

  test('an edge dragged makes the stretch longer or shorter, not shorter than the shortest', () => {
    expect(resizedStretch([0, WIDTH / 4], RUN, WIDTH)).toEqual({from: 0, to: ms(300)});
    expect(lengthOf(resizedStretch([100, 100], RUN, WIDTH))).toBe(SHORTEST);
  });

  test('over the whole run lies on the whole map', () => {
    expect(brushOf(RUN, RUN, WIDTH)).toEqual([0, WIDTH]);
    expect(draggedStretch([0, WIDTH], RUN, RUN, WIDTH)).toEqual(RUN);
  });
});
