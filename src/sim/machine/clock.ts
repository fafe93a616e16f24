// Simulated time. Whoever spends cycles moves it; nothing else does.
import type {Cycle} from '../../trace/units.ts';

/** The one clock of a machine. */
export interface Clock {
  now: Cycle;
}

/** Something that acts at a time of its own: a card's alarms, the wire. */
export interface TimedSource {
  /** When it next acts; Infinity: not by itself. */
  nextAt(): Cycle;
  /** Acts once, at the time it announced or later. */
  act(): void;
}
