// BNRY and CURR, the two ends of what waits in the ring, and the latch that tells a full ring from an empty one where they
// are equal: whichever caught up with the other last. [DP8390D, Buffer Ring Overflow; DP83902A, 7.0]
import {ISR} from '../sheet/dp8390.ts';
import type {Core} from './core.ts';

/**
 * BNRY is written. Moved, it frees pages: the ring is full no more, and ISR.RST of an overflow falls. Written with the value it
 * has it frees nothing. [DP8390D, ISR.RST] Quirk `rxroom`: nobody asks whether the ring is full.
 */
export function moveBoundary(core: Core, page: number): void {
  if (page !== core.regs.BNRY) freePages(core, page);
  else if (core.quirks.rxroom) core.latches.full = 0;
}

/** BNRY comes to stand at `page` as frames are taken out, be it all round the ring to where it was. */
export function freePages(core: Core, page: number): void {
  const {regs, latches, quirks} = core;
  if (latches.running !== 0 && !quirks.rst) regs.ISR &= ~ISR.RST;
  regs.BNRY = page;
  latches.full = 0;
}

/**
 * CURR is written. In the reset state that lays the ring anew, and an empty one whatever BNRY is; while the chip runs the value
 * that it has changes nothing. [DP8390D, Initialization Procedures, step 9; CURR]
 */
export function writeCurrent(core: Core, page: number): void {
  const {regs, latches, quirks} = core;
  if (!quirks.rxroom && (page !== regs.CURR || latches.running === 0)) latches.full = 0;
  regs.CURR = page;
}
