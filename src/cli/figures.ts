// Counts and times as people read them.
import {CLOCK_HZ} from '../trace/units.ts';

/** A number with the word for what is counted. */
export function count(number: number, one: string, more = `${one}s`): string {
  return `${number} ${number === 1 ? one : more}`;
}

/** Cycles as milliseconds, to the microsecond. */
export function inMs(cycles: number): string {
  return ((cycles / CLOCK_HZ) * 1000).toFixed(3);
}
