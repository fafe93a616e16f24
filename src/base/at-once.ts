// Work that is written in pieces, done in one go: for who has nobody else to hear in between.

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
