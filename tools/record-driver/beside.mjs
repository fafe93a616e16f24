// The machine of a card that only goes along with a log: no time passes in it, and nobody listens on its wire.

/** Line and frames of such a card. */
export class QuietHost {
  level = 0;
  sent = 0;

  now() {
    return 0;
  }

  schedule() {}

  cancel() {}

  /** @param {0 | 1} level */
  setIrq(level) {
    this.level = level;
  }

  transmit() {
    this.sent++;
  }
}
