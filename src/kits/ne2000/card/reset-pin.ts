// The reset port: a read of it pulses the chip's RESET. [AN897, 2.2.1; DP8390D, Power-up Reset]
// Not modelled: the eight clocks that RESET takes.
import {COMMAND} from '../sheet/command-words.ts';
import {DCR, ISR, TCR} from '../sheet/dp8390.ts';
import type {Core} from './core.ts';
import {updateInterrupt} from './interrupts.ts';
import {doublePromAgain} from './memory-map.ts';
import {closeRemote} from './remote-dma.ts';
import {dropTransmit} from './transmit.ts';

/**
 * The RESET pin, which a read of the reset port pulses: CR, ISR.RST, IMR, DCR.LAS and TCR.LB change, nothing else.
 * Quirk `rstport`: ISR and the PROM change, nothing else. [DP8390D, Power-up Reset]
 */
export function pulseReset(core: Core): void {
  const {regs, latches} = core;
  const {rstport, prom2, irqstick} = core.quirks;
  if (prom2) doublePromAgain(core.memory, core.config.mac);
  if (rstport) {
    regs.ISR = ISR.RST;
    if (!irqstick) updateInterrupt(core);
    return;
  }
  dropTransmit(core);
  regs.CR = COMMAND.STOP;
  regs.ISR |= ISR.RST;
  regs.IMR = 0;
  regs.DCR |= DCR.LAS;
  regs.TCR &= ~(TCR.LB0 | TCR.LB1);
  latches.running = 0;
  latches.stopping = 0;
  closeRemote(core);
  updateInterrupt(core);
}
