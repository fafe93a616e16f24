// Answers that are worked out in pieces: in slices beside the open run, so that the page is heard in between and told how far they are.
import {assert} from '../base/assert.ts';
import {type Clock, SLICE_MS} from './clock.ts';
import type {Answered, Pieces} from './told.ts';

/** Work that the page can stop. */
export type WorkKind = 'compare' | 'cards' | 'export' | 'hooks' | 'exploration';

/** Told at most so often, in milliseconds. */
const TELL_MS = 33;

/** Who hears of an answer. */
export interface Hearer<Answer, Progress> {
  progress(progress: Progress): void;
  answer(answer: Answered<Answer>): void;
}

/** All answers under way. */
export class Slices {
  readonly #clock: Clock;
  /** How to stop what was begun last, by kind. */
  readonly #stops = new Map<WorkKind, () => void>();

  /** What goes wrong in a call of the clock is the clock's to catch. */
  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Begins with a first slice; null: the page cannot stop it. */
  begin<A, P>(pieces: Pieces<A, P>, work: WorkKind | null, hearer: Hearer<A, P>): void {
    let isOver = false;
    let toldAt = Number.NEGATIVE_INFINITY;
    const end = (answer: Answered<A>): void => {
      isOver = true;
      hearer.answer(answer);
    };
    const slice = (): void => {
      if (isOver) return;
      const began = this.#clock.nowMs();
      for (;;) {
        const {done, value} = pieces.next(false);
        if (done) return end(value);
        const now = this.#clock.nowMs();
        if (value !== undefined && now - toldAt >= TELL_MS) {
          toldAt = now;
          hearer.progress(value);
        }
        if (now - began >= SLICE_MS) return this.#clock.later(0, slice);
      }
    };
    if (work !== null) {
      this.#stops.set(work, () => {
        if (isOver) return;
        const {done, value} = pieces.next(true);
        assert(done === true, 'work that is told to stop ends');
        end(value);
      });
    }
    slice();
  }

  /** Ends what was begun last of a kind, with what is known; nothing if that is over. */
  stop(work: WorkKind): void {
    this.#stops.get(work)?.();
  }
}
