// Snapshots of the whole machine every so many events: any instant is the nearest one before it, and a re-execution.
import type {EventIndex} from '../../trace/units.ts';

/** A new keyframe at least every so many events. */
const SPACING = 4096;

/** The machine at one event; `machine` is plain data. */
export interface Keyframe {
  readonly event: EventIndex;
  readonly machine: unknown;
}

/** Keyframes in the order of events. */
export class Keyframes {
  #frames: Keyframe[] = [];

  /** True where the machine, standing at `event`, should be kept. */
  isDue(event: EventIndex): boolean {
    const last = this.#frames.at(-1);
    return last === undefined || event >= last.event + SPACING;
  }

  add(event: EventIndex, machine: unknown): void {
    this.#frames.push({event, machine});
  }

  /** The last one at or before `event`. */
  before(event: EventIndex): Keyframe | undefined {
    let low = 0;
    let high = this.#frames.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#frames[middle]?.event ?? 0) <= event) low = middle + 1;
      else high = middle;
    }
    return this.#frames[low - 1];
  }
}
