// Messages are taken one after the other, also where one needs code that is fetched first: those behind it wait.

/**
 * The order of a session's messages.
 * @example order.with(import('./exporter.ts'), ({exportRun}) => exportRun(lab));
 */
export class MessageOrder<Message> {
  readonly #guarded: (act: () => void) => void;
  readonly #take: (message: Message) => void;
  readonly #miss: (message: Message) => void;
  /** The message that is being taken. */
  #taken: Message | null = null;
  /** What came while code was fetched. */
  #held: Message[] = [];
  /** So many fetches are under way: an act that has its code may need more. */
  #fetches = 0;

  /** `guarded` makes faults of mistakes, `take` does what a message says, `miss` says that its code cannot be fetched. */
  constructor(guarded: (act: () => void) => void, take: (message: Message) => void, miss: (message: Message) => void) {
    this.#guarded = guarded;
    this.#take = take;
    this.#miss = miss;
  }

  /** Takes a message now, or in its turn. */
  take(message: Message): void {
    if (this.#fetches > 0) {
      this.#held.push(message);
      return;
    }
    this.#taken = message;
    this.#guarded(() => this.#take(message));
  }

  /** Does something with code that is fetched when it is first wanted. */
  with<T>(code: Promise<T>, act: (code: T) => void): void {
    const message = this.#taken;
    this.#fetches++;
    const goOn = (use: () => void): void => {
      this.#taken = message;
      this.#guarded(use);
      this.#fetches--;
      const held = this.#fetches > 0 ? [] : this.#held.splice(0);
      for (const one of held) this.take(one);
    };
    code.then(
      (fetched) => goOn(() => act(fetched)),
      () =>
        goOn(() => {
          if (message !== null) this.#miss(message);
        }),
    );
  }
}
