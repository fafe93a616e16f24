// The reset state, which a stop ends in. [DP8390D, CR.STP, ISR.RST]
import {ISR} from '../sheet/dp8390.ts';
import type {Core} from './core.ts';

/** Stopping is complete: ISR.RST says so, unless quirk `rst` knows only resets. */
export function enterResetState(core: Core): void {
  core.latches.stopping = 0;
  core.latches.running = 0;
  if (!core.quirks.rst) core.regs.ISR |= ISR.RST;
}
