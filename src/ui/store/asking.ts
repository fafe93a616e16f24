// Questions to the worker that follow the screen: one at a time, the newest wins, with a pause between.

/** Between two questions: 30 a second at most. */
const PAUSE_MS = 33;
/** A question that a crashed worker took with it is given up after this. */
const GIVE_UP_MS = 2000;

/**
 * Asks what is wanted now as often as the far end keeps up.
 * @example const asking = new Asking((page: number) => fetchPage(page), show); asking.want(3);
 */
export class Asking<Question, Answer> {
  readonly #ask: (question: Question) => Promise<Answer | null>;
  readonly #tell: (answer: Answer, question: Question) => void;
  #next: Question | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asked = 0;
  #isBusy = false;

  /** `tell` gets every answer but null. */
  constructor(ask: (question: Question) => Promise<Answer | null>, tell: (answer: Answer, question: Question) => void) {
    this.#ask = ask;
    this.#tell = tell;
  }

  /** Asks this next; a question that was waiting is forgotten. */
  want(question: Question): void {
    this.#next = question;
    if (!this.#isBusy) this.#go();
  }

  /** Forgets what waits and what is on its way. */
  close(): void {
    this.#asked++;
    this.#next = null;
    this.#isBusy = false;
    clearTimeout(this.#timer);
  }

  #go(): void {
    const question = this.#next;
    if (question === null) return;
    this.#next = null;
    this.#isBusy = true;
    const number = ++this.#asked;
    this.#freeAfter(GIVE_UP_MS);
    void this.#ask(question).then((answer) => {
      if (number !== this.#asked) return;
      this.#freeAfter(PAUSE_MS);
      if (answer !== null) this.#tell(answer, question);
    });
  }

  #freeAfter(wait: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#isBusy = false;
      this.#go();
    }, wait);
  }
}
