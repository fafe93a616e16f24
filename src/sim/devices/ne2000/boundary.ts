// BNRY, the driver's end of the ring. [DP8390D, Buffer Ring Overflow]
import {ISR} from '../../../datasheets/dp8390.ts';
import type {Core} from './core.ts';

/** BNRY moves: the full ring has room again, and ISR.RST of an overflow falls when a page was freed. [DP8390D, ISR.RST] */
export function moveBoundary(core: Core, page: number): void {
  const {regs, latches} = core;
  if (page !== regs.BNRY && latches.running !== 0 && !core.quirks.rst) regs.ISR &= ~ISR.RST;
  regs.BNRY = page;
  latches.full = 0;
}
