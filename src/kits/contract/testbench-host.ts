// A testbench for one card without a machine: its own cycles, its own alarms, ears for frames and the interrupt line.
import {present} from '../../base/assert.ts';
import type {BusMemory} from '../../sim/machine/host-memory.ts';
import type {DeviceHost} from '../../sim/machine/port-device.ts';

/** What a card on the testbench did, in order. */
export type TestbenchOutcome = {readonly tx: Uint8Array} | {readonly irq: 0 | 1};

/** A device host that runs time only when told to. */
export class TestbenchHost implements DeviceHost {
  readonly hostMemory?: BusMemory;
  #now = 0;
  readonly #alarms = new Map<number, number>();
  #outcomes: TestbenchOutcome[] = [];

  /** `hostMemory`: for a card that masters the bus. */
  constructor(hostMemory?: BusMemory) {
    if (hostMemory !== undefined) this.hostMemory = hostMemory;
  }

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
      this.#ring(card, token, at);
    }
    if (until !== Number.POSITIVE_INFINITY) this.#now = until;
  }

  /** Lets time pass until the alarm with this token has rung, if it is set; others stay set. */
  runTo(card: {alarm(token: number): void}, token: number): void {
    const at = this.#alarms.get(token);
    if (at !== undefined) this.#ring(card, token, at);
  }

  /** Lets time pass until none of these alarms is set; others stay set. */
  runOut(card: {alarm(token: number): void}, tokens: readonly number[]): void {
    for (;;) {
      const [first] = [...this.#alarms].filter(([token]) => tokens.includes(token)).sort(([, a], [, b]) => a - b);
      if (first === undefined) break;
      this.#ring(card, ...first);
    }
  }

  #ring(card: {alarm(token: number): void}, token: number, at: number): void {
    this.#alarms.delete(token);
    this.#now = Math.max(this.#now, at);
    card.alarm(token);
  }

  /** True where this alarm is set. */
  isSet(token: number): boolean {
    return this.#alarms.has(token);
  }

  /** What happened since the last call. */
  takeOutcomes(): TestbenchOutcome[] {
    const taken = this.#outcomes;
    this.#outcomes = [];
    return taken;
  }
}
