// Figures as the page writes them: thin spaces between thousands, hex with its prefix, times in milliseconds.
import {PAGE_BYTES} from '../../kits/ne2000/sheet/dp8390.ts';
import {CLOCK_HZ, type Cycle} from '../../trace/units.ts';

const THIN = '\u2009';

/** `58 364`: groups of three, a thin space between. */
export function thousands(count: number): string {
  return Math.round(count)
    .toString()
    .replace(/\B(?=(\d{3})+$)/g, THIN);
}

/** `1 guest`, `3 guests`, `2 accesses`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${thousands(count)} ${count === 1 ? one : many}`;
}

/** `0x46`: upper-case digits, at least so many. */
export function hex(value: number, digits = 2): string {
  return `0x${value.toString(16).toUpperCase().padStart(digits, '0')}`;
}

/** `0x4600–0x4BE9`: first and last byte. */
export function hexRange(first: number, length: number): string {
  return length <= 1 ? hex(first, 4) : `${hex(first, 4)}–${hex(first + length - 1, 4)}`;
}

/** `0x4000–0x59FF`: the bytes of a window's pages. */
export function pageRange({firstPage, endPage}: {readonly firstPage: number; readonly endPage: number}): string {
  return hexRange(firstPage * PAGE_BYTES, (endPage - firstPage) * PAGE_BYTES);
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

/** `Run, pause`: words as they stand by themselves. */
export function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
