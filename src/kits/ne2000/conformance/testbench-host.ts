// A testbench for one card without a machine: its own cycles, its own alarms, ears for frames and the interrupt line.
import {present} from '../../../base/assert.ts';
import type {DeviceHost} from '../../../sim/machine/port-device.ts';

/** What a card on the testbench did, in order. */
export type TestbenchOutcome = {readonly tx: Uint8Array} | {readonly irq: 0 | 1};

/** A device host that runs time only when told to. */
export class TestbenchHost implements DeviceHost {
  #now = 0;
  readonly #alarms = new Map<number, number>();
  #outcomes: TestbenchOutcome[] = [];

  now(): number {
    return this.#now;
  }

  schedule(at: number, token: number): void {
    this.#alarms.set(token, at);
  }

  cancel(token: number): void {
    this.#alarms.delete(token);
  }

  setIrq(level: 0 | 1): void {
    this.#outcomes.push({irq: level});
  }

  transmit(frame: Uint8Array): void {
    this.#outcomes.push({tx: frame.slice()});
  }

  /** Lets time pass to cycle `until`, alarms on the way included, or until none is left when no cycle is given. */
  run(card: {alarm(token: number): void}, until = Number.POSITIVE_INFINITY): void {
    while (this.#alarms.size > 0) {
      const [token, at] = present([...this.#alarms].sort(([, a], [, b]) => a - b)[0], 'there is an alarm');
      if (at > until) break;
      this.#alarms.delete(token);
      this.#now = Math.max(this.#now, at);
      card.alarm(token);
    }
    if (until !== Number.POSITIVE_INFINITY) this.#now = until;
  }

  /** What happened since the last call. */
  takeOutcomes(): TestbenchOutcome[] {
    const taken = this.#outcomes;
    this.#outcomes = [];
    return taken;
  }
}
