// The transceiver's registers. The link is always up, at 100 Mb/s. [RTL8139C, BMCR, BMSR, ANAR, ANLPAR, ANER]
// What a chip does beside quirk `phy` is only known, nobody has measured it. Not modelled: NWAYTR, FCSC, REC and DIS, which read 0.
import {CR9346, CR9346_MODE} from '../sheet/registers.ts';
import type {Core} from './core.ts';

const BMCR_RESET = 0x8000;
const BMCR_RESTART = 0x0200;
/** Speed, autonegotiation and duplex. */
const BMCR_CHOICES = 0x3100;
/** Two reserved bits of BMSR that QEMU's card keeps as written. */
const BMSR_WRITABLE = 0x00c0;

/** Autonegotiation done, link up, and what either end can do. */
export function resetPhy({regs}: Core): void {
  regs.BMSR = 0x782d;
  regs.ANAR = 0x05e1;
  regs.ANLPAR = 0x05e1;
  regs.ANER = 0x0001;
}

/** A write to BMCR. Quirk `phy`: nothing but the restart bit is kept. */
export function writeModeControl(core: Core, value: number): void {
  const {regs, quirks} = core;
  if ((value & BMCR_RESET) !== 0) resetPhy(core);
  if (quirks.phy) regs.BMCR = (regs.BMCR & ~BMCR_RESTART) | (value & BMCR_RESTART);
  else if ((regs.CR9346 & CR9346.MODE) === CR9346_MODE.CONFIG_WRITE)
    regs.BMCR = (regs.BMCR & ~BMCR_CHOICES) | (value & BMCR_CHOICES);
}

/** A write to BMSR, which only quirk `phy` lets change anything. */
export function writeModeStatus({regs, quirks}: Core, value: number): void {
  if (quirks.phy) regs.BMSR = (regs.BMSR & ~BMSR_WRITABLE) | (value & BMSR_WRITABLE);
}

/** A write to ANER, likewise. */
export function writeExpansion({regs, quirks}: Core, value: number): void {
  if (quirks.phy) regs.ANER = value;
}
