// The alarms a device asked for, in order of time; plain data, a handful at most.
import type {Cycle} from '../../trace/units.ts';

interface Alarm {
  readonly at: Cycle;
  readonly token: number;
}

/** A device's alarms; equal times ring in the order of their tokens' setting. */
export class Alarms {
  #pending: Alarm[] = [];

  /** Sets the alarm with this token, replacing an earlier one. */
  set(at: Cycle, token: number): void {
    this.cancel(token);
    let place = this.#pending.length;
    while (place > 0 && (this.#pending[place - 1]?.at ?? 0) > at) place--;
    this.#pending.splice(place, 0, {at, token});
  }

  /** Drops the alarm with this token, if any. */
  cancel(token: number): void {
    const place = this.#pending.findIndex((alarm) => alarm.token === token);
    if (place >= 0) this.#pending.splice(place, 1);
  }

  /** When the next alarm rings; Infinity if none is set. */
  get nextAt(): Cycle {
    return this.#pending[0]?.at ?? Number.POSITIVE_INFINITY;
  }

  /** Takes the next alarm off and returns its token; undefined if none is set. */
  take(): number | undefined {
    return this.#pending.shift()?.token;
  }

  snapshot(): readonly Alarm[] {
    return [...this.#pending];
  }

  restore(pending: readonly Alarm[]): void {
    this.#pending = [...pending];
  }
}
