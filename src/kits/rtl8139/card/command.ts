// CR: transmitter and receiver on and off, and the reset. [RTL8139C, CR]
import {CR} from '../sheet/registers.ts';
import type {Core} from './core.ts';
import {loadStationAddress, resetChip} from './reset.ts';
import {startTransmit} from './transmit.ts';

const WRITABLE = CR.TE | CR.RE;

/**
 * A write to CR; RST clears itself, and what is enabled with it is. Quirk `rstidr`: RST loads the station address. Where C+ mode is
 * on, TE and RE, be they set already, begin their rings anew.
 */
export function writeCommand(core: Core, value: number): void {
  const {regs, latches, quirks} = core;
  if ((value & CR.RST) !== 0) {
    resetChip(core);
    if (quirks.rstidr) loadStationAddress(core);
  }
  if ((value & CR.RE) !== 0) latches.cpReceive = 0;
  if ((value & CR.TE) !== 0) latches.cpTransmit = 0;
  const wasOn = (regs.CR & CR.TE) !== 0;
  regs.CR = value & WRITABLE;
  if (!wasOn && !quirks.onetx) startTransmit(core);
}
