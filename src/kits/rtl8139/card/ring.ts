// The receive ring by its two pointers: CAPR, 16 bytes before what the driver reads next, and CBR. [RTL8139C, CAPR, CBR]
import {CAPR_LAG, RCR, RING_ALIGN, RING_BYTES} from '../sheet/registers.ts';
import type {Core} from './core.ts';

/** CAPR of an empty ring whose first frame will lie at 0. */
const CAPR_EMPTY = 0xfff0;

const LONGEST_RING = RING_BYTES[3];

/** Where the driver reads next, in bytes from RBSTART. */
export function readsAt({regs, latches}: Core): number {
  return (regs.CAPR + CAPR_LAG) & (latches.ringLength - 1);
}

/** Nothing in it, as BUFE says. */
export function isRingEmpty(core: Core): boolean {
  return readsAt(core) === (core.regs.CBR & (core.latches.ringLength - 1));
}

/** Bytes up to what the driver reads next; 0 where the ring counts as empty. */
export function roomLeft(core: Core): number {
  return (readsAt(core) - core.regs.CBR) & (core.latches.ringLength - 1);
}

/** The ring has so many bytes from here on, and nothing in it. */
export function emptyRing({regs, latches}: Core, length: number): void {
  latches.ringLength = length;
  regs.CAPR = CAPR_EMPTY;
  regs.CBR = 0;
}

/** The ring has so many bytes from here on, with what is in it; a CBR past its end comes to lie in it, which is only known. */
export function resizeRing({regs, latches}: Core, length: number): void {
  latches.ringLength = length;
  regs.CBR &= length - 1;
}

/** RCR.WRAP, which the longest ring does not have. */
export function runsOn({regs, latches}: Core): boolean {
  return (regs.RCR & RCR.WRAP) !== 0 && latches.ringLength < LONGEST_RING;
}

/** Up to where the next frame begins. */
export function aligned(bytes: number): number {
  return (bytes + RING_ALIGN - 1) & ~(RING_ALIGN - 1);
}
