// C+ mode: rings of descriptors in memory instead of four registers and a ring of bytes. [RTL8139C+, CPCR]
import {CPCR} from '../sheet/registers.ts';
import type {Core} from './core.ts';

/** Descriptors of a ring at most. */
export const RING_DESCRIPTORS = 64;

/** True where it is on: under quirk `cplatch` once CPCR was written, else while CPCR enables something, which is only known. */
export function isCplus({regs, latches, quirks}: Core): boolean {
  return quirks.cplatch ? latches.cplus !== 0 : (regs.CPCR & (CPCR.TXENABLE | CPCR.RXENABLE)) !== 0;
}
