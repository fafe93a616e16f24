// ISR, IMR and the interrupt pin. [DP8390D, ISR, IMR]
import {ALL_BITS, ISR} from '../sheet/dp8390.ts';
import type {Core} from './core.ts';
import type {Registers} from './registers.ts';

/** The causes that can raise the pin: all but RST. */
const CAUSES = ALL_BITS.IMR;
/** A tally counter's most significant bit, which raises ISR.CNT. */
const TALLY_MSB = 0x80;
/** Where a tally counter stops. [DP8390D, Network Tally Counters] */
const TALLY_LIMIT = 192;

/** Drives the pin to what ISR and IMR say: a level, told on changes only. */
export function updateInterrupt(core: Core): void {
  const level = (core.regs.ISR & core.regs.IMR & CAUSES) !== 0 ? 1 : 0;
  if (level === core.latches.irq) return;
  core.latches.irq = level;
  core.host.setIrq(level);
}

/** Sets status bits and drives the pin. */
export function raise(core: Core, bits: number): void {
  core.regs.ISR |= bits;
  updateInterrupt(core);
}

/** A write to ISR: a 1 clears the bit, a 0 leaves it; RST ignores writes, CNT comes back while a counter's MSB is set. */
export function acknowledge(core: Core, value: number): void {
  const regs = core.regs;
  regs.ISR &= ~(value & CAUSES);
  if (((regs.CNTR0 | regs.CNTR1 | regs.CNTR2) & TALLY_MSB) !== 0) regs.ISR |= ISR.CNT;
  updateInterrupt(core);
}

/** Counts one frame, up to the limit, and says what ISR gets for it. [DP8390D, Network Tally Counters] */
export function tally(regs: Registers, counter: 'CNTR0' | 'CNTR1' | 'CNTR2'): number {
  if (regs[counter] < TALLY_LIMIT) regs[counter]++;
  return (regs[counter] & TALLY_MSB) !== 0 ? ISR.CNT : 0;
}
