// What the guest says of itself on its serial port, which the log has byte by byte: a line `phase NAME` begins a part of the
// workload, a line `counter NAME NUMBER` is what it counted.

/** The bytes of one port, put together to lines. */
export class Console {
  #line = '';
  /** @type {{at: number, name: string}[]} microseconds of the log's clock */
  phases = [];
  /** @type {Record<string, number>} */
  counters = {};

  /** @param {number} at @param {number} byte */
  put(at, byte) {
    const letter = String.fromCharCode(byte);
    if (letter !== '\n') {
      this.#line += letter;
      return;
    }
    const [, word, name = '', number] = /\b(phase|counter) ([a-zA-Z-]+)(?: (\d+))?\r*$/.exec(this.#line) ?? [];
    if (word === 'phase') this.phases.push({at, name});
    else if (word === 'counter' && number !== undefined) this.counters[name] = Number(number);
    this.#line = '';
  }

  /** Phases in nanoseconds since the first access, as a header has them; what was said before counts from there.
   * @param {number} start microseconds @returns {(readonly [number, string])[]} */
  phasesSince(start) {
    return this.phases.map(({at, name}) => /** @type {const} */ ([Math.max(0, Math.round((at - start) * 1000)), name]));
  }
}
