// The next one of ascending numbers, or the one before, and round the end.
import type {EventIndex} from '../../../trace/units.ts';

/** One of the found records: its number, its place among them, and whether the end lay on the way. */
export interface Neighbour {
  readonly index: EventIndex;
  readonly place: number;
  readonly isAround: boolean;
}

/** Seen from record `from`, itself left out; null where there is none at all. */
export function neighbour(ascending: Uint32Array, from: EventIndex, backwards: boolean): Neighbour | null {
  const {length} = ascending;
  if (length === 0) return null;
  let low = 0;
  for (let high = length; low < high; ) {
    const middle = (low + high) >>> 1;
    const isBehind = backwards ? (ascending[middle] ?? 0) < from : (ascending[middle] ?? 0) <= from;
    if (isBehind) low = middle + 1;
    else high = middle;
  }
  const place = backwards ? low - 1 : low;
  const isAround = place < 0 || place >= length;
  const around = isAround ? (backwards ? length - 1 : 0) : place;
  return {index: ascending[around] ?? 0, place: around, isAround};
}
