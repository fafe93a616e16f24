// Work that is written in pieces: done in one go for who has nobody else to hear in between, or without what its pieces tell.

/**
 * What the pieces come to.
 * @example atOnce(ask(course, spec, at))
 */
export function atOnce<T>(pieces: Generator<unknown, T, undefined>): T {
  for (;;) {
    const {done, value} = pieces.next();
    if (done === true) return value;
  }
}

/** The same pieces, whatever they tell, for who only wants to be heard in between. */
export function* untold<T>(pieces: Generator<unknown, T, undefined>): Generator<void, T, unknown> {
  for (;;) {
    const {done, value} = pieces.next();
    if (done === true) return value;
    yield;
  }
}
