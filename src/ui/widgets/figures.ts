// Figures as the page writes them beside those of `base`: a window's bytes, times in milliseconds.
import {hexRange, THIN, thousands} from '../../base/figures.ts';
import {device} from '../../kits/screens.ts';
import {CLOCK_HZ, type Cycle} from '../../trace/units.ts';

/** `0x4000–0x59FF`: the bytes of a window's pages. */
export function pageRange({firstPage, endPage}: {readonly firstPage: number; readonly endPage: number}): string {
  const {pageBytes} = device.memory;
  return hexRange(firstPage * pageBytes, (endPage - firstPage) * pageBytes);
}

/** `86.510 223`: milliseconds since power-on, to the nanosecond. */
export function milliseconds(at: Cycle): string {
  const nanoseconds = Math.round((at / CLOCK_HZ) * 1e9);
  const fraction = (nanoseconds % 1_000_000).toString().padStart(6, '0');
  return `${thousands(Math.floor(nanoseconds / 1_000_000))}.${fraction.slice(0, 3)}${THIN}${fraction.slice(3)}`;
}

/** A span of cycles in the unit that suits it: `392 µs`, `1.08 µs`, `12.4 ms`. */
export function duration(cycles: Cycle): string {
  const microseconds = (cycles / CLOCK_HZ) * 1e6;
  if (microseconds >= 10_000) return `${(microseconds / 1000).toFixed(1)} ms`;
  if (microseconds >= 100) return `${thousands(microseconds)} µs`;
  return `${microseconds.toFixed(microseconds >= 10 ? 1 : 2)} µs`;
}
