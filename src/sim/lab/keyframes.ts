// Snapshots of the whole machine every so many events: any instant is the nearest one before it, and a re-execution.
import {assert} from '../../base/assert.ts';
import type {EventIndex} from '../../trace/units.ts';

/** A new keyframe every so many events at first: what is executed again takes a few milliseconds at most. */
const SPACING = 16_384;
/** So many are kept; then every other one goes, and the spacing doubles. A keyframe is mostly the card's memory. */
const KEPT = 512;

/** The machine at one event; `machine` is plain data. */
export interface Keyframe<S> {
  readonly event: EventIndex;
  readonly machine: S;
}

/** Keyframes in the order of events. */
export class Keyframes<S> {
  /** The machine shortly before the instant that was stood at last: the next one is mostly near it. */
  near: Keyframe<S> | null = null;
  #frames: Keyframe<S>[] = [];
  #spacing = SPACING;
  readonly #isKept: boolean;

  /** `isKept` false: for a run that never goes back; none is taken. */
  constructor(isKept: boolean) {
    this.#isKept = isKept;
  }

  /** The machine should be kept when so many events are behind it. */
  get nextDue(): EventIndex {
    if (!this.#isKept) return Number.POSITIVE_INFINITY;
    const last = this.#frames.at(-1);
    return last === undefined ? 0 : last.event + this.#spacing;
  }

  /** The latest keyframe's machine. */
  get last(): S | undefined {
    return this.#frames.at(-1)?.machine;
  }

  add(event: EventIndex, machine: S): void {
    assert(this.#isKept, 'this run goes forwards only');
    this.#frames.push({event, machine});
    if (this.#frames.length < KEPT) return;
    this.#frames = this.#frames.filter((_, i) => i % 2 === 0);
    this.#spacing *= 2;
  }

  /** Forgets those with more than `event` events behind them: the run forks there. */
  truncate(event: EventIndex): void {
    this.#frames = this.#frames.filter((frame) => frame.event <= event);
    if (this.near !== null && this.near.event > event) this.near = null;
  }

  /** The last one at or before `event`. */
  before(event: EventIndex): Keyframe<S> | undefined {
    assert(this.#isKept, 'this run goes forwards only');
    let low = 0;
    let high = this.#frames.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#frames[middle]?.event ?? 0) <= event) low = middle + 1;
      else high = middle;
    }
    const frame = this.#frames[low - 1];
    const {near} = this;
    return near !== null && near.event <= event && near.event > (frame?.event ?? -1) ? near : frame;
  }
}
