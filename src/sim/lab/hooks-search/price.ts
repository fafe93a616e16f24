// What a hook set costs in exits: by the processor's bitmap, which is blind to direction and page, and by an ideal one.
import {ExitReason, Flag, flagsOf, Kind, kindOf, offsetOf, pageOf, sizeOf} from '../../../trace/record-layout.ts';
import type {Lab} from '../lab.ts';

/** Exits of one run for port accesses; a `rep` is one. */
export interface Price {
  readonly exits: number;
  /** As a bitmap would have it that knew direction and register page. */
  readonly exitsIdealBitmap: number;
  readonly accesses: number;
  readonly hooked: number;
}

/** Counts them in the event store. Exits of guests without the card count in both: all their ports are set. */
export function priceOf({store, machine}: Lab): Price {
  const {hooks, guests} = machine;
  let exits = 0;
  let needless = 0;
  /** The last I/O exit was for an access that the set does not list. */
  let isUnlisted = false;
  for (let index = 0; index < store.next; index++) {
    const w0 = store.word(index, 0);
    const kind = kindOf(w0);
    if (kind === Kind.EXIT) {
      isUnlisted = false;
      if (store.word(index, 1) !== ExitReason.IO) continue;
      exits++;
      const isWrite = (flagsOf(w0) & Flag.WRITE) !== 0;
      const first = offsetOf(w0);
      isUnlisted = true;
      for (let offset = first; offset < first + sizeOf(w0) && offset < 32; offset++) {
        if (hooks.lists(isWrite, pageOf(w0), offset)) isUnlisted = false;
      }
    } else if (kind === Kind.ACCESS && isUnlisted && (flagsOf(w0) & Flag.EXITED) !== 0) {
      isUnlisted = false;
      if (((w0 >>> 19) & 1) === 0) needless++;
    } else if (kind === Kind.SUSPEND) isUnlisted = false;
  }
  const sum = (pick: (counts: (typeof guests)[number]['counts']) => number): number =>
    guests.reduce((total, {counts}) => total + pick(counts), 0);
  return {
    exits,
    exitsIdealBitmap: exits - needless,
    accesses: sum(({accesses}) => accesses),
    hooked: sum(({hooked}) => hooked),
  };
}
