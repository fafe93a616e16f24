// Of what arrives between two frames only the last is shown: a page that is slower than the worker falls behind by one
// frame, never by a queue of them.

/** Calls back before the next frame is painted; soon, while the page is not in sight and paints none. */
export type NextFrame = (act: () => void) => void;

/** A page in the background is told so often. */
const HIDDEN_MS = 100;

/** The browser's frames; at once where there are none, as in a test. */
const nextFrame: NextFrame = (act) => {
  if (typeof requestAnimationFrame === 'undefined') act();
  else if (document.visibilityState === 'hidden') setTimeout(act, HIDDEN_MS);
  else requestAnimationFrame(act);
};

/** Shows values at most once a frame; the last one always. */
export class Latest<T> {
  readonly #show: (value: T) => void;
  readonly #nextFrame: NextFrame;
  #waiting: {readonly value: T} | null = null;

  constructor(show: (value: T) => void, frames: NextFrame = nextFrame) {
    this.#show = show;
    this.#nextFrame = frames;
  }

  offer(value: T): void {
    const isDue = this.#waiting !== null;
    this.#waiting = {value};
    if (!isDue) this.#nextFrame(() => this.#flush());
  }

  /** Shows nothing of what has arrived: it speaks of something that is gone. */
  forget(): void {
    this.#waiting = null;
  }

  #flush(): void {
    const waiting = this.#waiting;
    this.#waiting = null;
    if (waiting !== null) this.#show(waiting.value);
  }
}
