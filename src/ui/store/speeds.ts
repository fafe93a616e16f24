// How fast a run may go.
import {CLOCK_HZ} from '../../trace/units.ts';

/** Simulated time per real time, slowest first; null runs as fast as the machine goes. */
export const SPEEDS: readonly (number | null)[] = [
  1 / 1000,
  1 / 500,
  1 / 200,
  1 / 100,
  1 / 50,
  1 / 20,
  1 / 10,
  1 / 5,
  1 / 2,
  1,
  null,
];

/** Cycles of simulated time a second at a position of SPEEDS. */
export function cyclesPerSecond(speed: number): number | null {
  const ratio = SPEEDS[speed] ?? null;
  return ratio === null ? null : Math.round(CLOCK_HZ * ratio);
}
