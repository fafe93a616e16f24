// ISR, IMR and the interrupt pin. [RTL8139C, ISR, IMR]
import {PCI, PCI_COMMAND} from '../sheet/pci.ts';
import type {Core} from './core.ts';

/** Bits of ISR and IMR that nothing sets. */
const RESERVED = 0x1e00;
/** The INTx-off bit lies in the upper byte of the PCI command register. */
const COMMAND_HIGH = PCI.PCICMD.offset + 1;
const INTX_OFF = PCI_COMMAND.INTX_OFF >> 8;

/** Drives the pin to what ISR and IMR say: a level, told on changes only. */
export function updateInterrupt(core: Core): void {
  const {regs, latches} = core;
  latches.asked = (regs.ISR & regs.IMR) !== 0 ? 1 : 0;
  drivePin(core);
}

/** The pin follows, unless PCI has switched it off. */
export function drivePin({latches, pci, host}: Core): void {
  const level = latches.asked !== 0 && ((pci[COMMAND_HIGH] ?? 0) & INTX_OFF) === 0 ? 1 : 0;
  if (level === latches.irq) return;
  latches.irq = level;
  host.setIrq(level);
}

/** Sets status bits and drives the pin. */
export function raise(core: Core, bits: number): void {
  core.regs.ISR |= bits;
  updateInterrupt(core);
}

/** A write to ISR: a 1 clears the bit. Quirk `isrpulse`: the line falls for an instant, even where nothing is acknowledged. */
export function acknowledge(core: Core, value: number): void {
  const {regs, quirks} = core;
  const left = regs.ISR & (~value | RESERVED);
  if (quirks.isrpulse) {
    regs.ISR = 0;
    updateInterrupt(core);
  }
  regs.ISR = left;
  updateInterrupt(core);
}

/** A write to IMR. */
export function unmask(core: Core, value: number): void {
  core.regs.IMR = value & ~RESERVED;
  updateInterrupt(core);
}
