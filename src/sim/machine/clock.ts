// Simulated time. Whoever spends cycles moves it; nothing else does.
import type {Cycle} from '../../trace/units.ts';

/** The one clock of a machine. */
export interface Clock {
  now: Cycle;
  /** While a source acts, when it was to; it can be late, for whoever spends many cycles spends them in one. */
  dueAt?: Cycle | undefined;
}

/** Something that acts at a time of its own: a card's alarms, the wire. */
export interface TimedSource {
  /** When it next acts; Infinity: not by itself. */
  nextAt(): Cycle;
  /** Acts once, at the time it announced or later. */
  act(): void;
}

/** The source whose time comes first, if it has come; the first of them where two act at one time. */
export function earliestDue(sources: readonly TimedSource[], now: Cycle): TimedSource | null {
  let due: TimedSource | null = null;
  let at = now;
  for (const source of sources) {
    const next = source.nextAt();
    if (next > at || (due !== null && next === at)) continue;
    due = source;
    at = next;
  }
  return due;
}
