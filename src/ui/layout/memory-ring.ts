// A receive ring as a circle: a sector for each page, clockwise from the top, the ring's start first.
import type {RingView} from '../../bridge/protocol/messages.ts';
import {heldRanges, mapShape} from './memory-map.ts';

/** An arc in turns: 0 at the top, clockwise. */
export interface Arc {
  readonly from: number;
  readonly to: number;
}

/** What to draw of a ring. */
export interface RingPicture {
  readonly pages: number;
  /** Turns at which pages begin. */
  readonly spokes: readonly number[];
  readonly held: readonly Arc[];
  /** Null where the pointer lies outside the ring. */
  readonly boundary: number | null;
  readonly current: number | null;
}

/** Null for a ring of no pages. */
export function ringPicture(ring: RingView, undrained: number): RingPicture | null {
  const pages = ring.stop - ring.start;
  if (pages <= 0) return null;
  const {pageBytes} = mapShape();
  const turn = (page: number): number => (page - ring.start) / pages;
  const inside = (page: number): number | null => (page >= ring.start && page < ring.stop ? turn(page) : null);
  return {
    pages,
    spokes: Array.from({length: pages}, (_, n) => n / pages),
    held: heldRanges(ring, undrained).map(({address, length}) => ({
      from: turn(address / pageBytes),
      to: turn((address + length) / pageBytes),
    })),
    boundary: inside(ring.boundary),
    current: inside(ring.current),
  };
}

/** A point at a turn and a radius around the origin, for an SVG path. */
export function pointAt(turn: number, radius: number): string {
  const angle = (turn - 0.25) * 2 * Math.PI;
  return `${(Math.cos(angle) * radius).toFixed(2)},${(Math.sin(angle) * radius).toFixed(2)}`;
}

/** A sector between two radii as an SVG path. */
export function sector({from, to}: Arc, inner: number, outer: number): string {
  const whole = to - from >= 1;
  const end = whole ? from + 0.9999 : to;
  const large = end - from > 0.5 ? 1 : 0;
  return (
    `M${pointAt(from, outer)} A${outer},${outer} 0 ${large} 1 ${pointAt(end, outer)} ` +
    `L${pointAt(end, inner)} A${inner},${inner} 0 ${large} 0 ${pointAt(from, inner)} Z`
  );
}
