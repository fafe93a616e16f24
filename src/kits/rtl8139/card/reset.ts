// Resets: RST in CR, the mode of 9346CR that loads anew, power-on. [RTL8139C, CR.RST; 9346CR]
// Not modelled: the time that a reset takes.
import {CR, ringBytes, TSD_BITS} from '../sheet/registers.ts';
import type {Core} from './core.ts';
import {dropFetch} from './fetch.ts';
import {updateInterrupt} from './interrupts.ts';
import {resetPhy} from './phy.ts';
import {emptyRing} from './ring.ts';
import {dropStore} from './store.ts';
import {stopTimer} from './timer.ts';
import {dropTransmit} from './wire.ts';

const BMCR_AUTONEGOTIATION = 0x1000;
const CONFIG1_FIXED = 0x0c;
const CONFIG3_DEFAULT = 0x01;
/** The chip's version, in the upper bits of TCR, as QEMU's card has it: an RTL8139C+. */
const TCR_VERSION = 0x7480_0000;
/** The ring's length after RST under quirk `rstring`, whatever RCR says. */
const LEAST_RING = 8192;

/** IDR as the EEPROM has it. */
export function loadStationAddress({idr, config}: Core): void {
  idr.set(config.mac);
}

/** What every reset puts back. MAR, TSAD, RCR, MPC, MULINT, CONFIG4, 9346CR, ETTHR and the EEPROM stay as they are. */
export function resetChip(core: Core): void {
  const {regs, latches, tally, tsd, frames, quirks} = core;
  dropTransmit(core);
  dropFetch(core);
  dropStore(core);
  latches.busUntil = 0;
  regs.ISR = 0;
  regs.IMR = 0;
  updateInterrupt(core);
  tsd.fill(TSD_BITS.OWN);
  latches.turn = 0;
  latches.cpTransmit = 0;
  latches.cpReceive = 0;
  regs.RDSARLO = 0;
  regs.RDSARHI = 0;
  regs.RBSTART = 0;
  emptyRing(core, quirks.rstring ? LEAST_RING : ringBytes(regs.RCR));
  regs.TCR = TCR_VERSION;
  regs.CR = quirks.cr0 ? CR.RST : 0;
  regs.CONFIG0 = 0;
  regs.CONFIG1 = CONFIG1_FIXED;
  regs.CONFIG3 = CONFIG3_DEFAULT;
  regs.CONFIG5 = 0;
  regs.CPCR = 0;
  latches.cplus = 0;
  latches.clock = 1;
  regs.BMCR = BMCR_AUTONEGOTIATION;
  resetPhy(core);
  stopTimer(core);
  for (const counter of Object.keys(tally)) tally[counter as keyof typeof tally] = 0;
  if (quirks.leftover) return;
  frames.partial = new Uint8Array(0);
  frames.partialFrom = [];
}
