// The card's PCI configuration space. Not modelled: an expansion ROM, power management, and that switching ports or memory off
// hides the registers. [PCI Local Bus Specification 2.2, 6]
import {littleEndian} from '../../../base/bits.ts';
import {writableBits} from '../sheet/configuration.ts';
import {PCI} from '../sheet/pci.ts';
import type {Core} from './core.ts';
import {drivePin} from './interrupts.ts';

/** PCI status: an interrupt is asked for. */
const STATUS_INTERRUPT = 0x08;
const WRITABLE = writableBits(true);

/** A read of configuration space. */
export function readConfiguration({pci, latches}: Core, offset: number, size: number): number {
  const value = littleEndian(pci, offset, size);
  const at = PCI.PCISTS.offset - offset;
  return latches.asked !== 0 && at >= 0 && at < size ? value + STATUS_INTERRUPT * 2 ** (8 * at) : value;
}

/** A write to configuration space: bits that cannot be written stay. */
export function writeConfiguration(core: Core, offset: number, size: number, value: number): void {
  for (let i = 0; i < size && offset + i < WRITABLE.length; i++) {
    const mask = WRITABLE[offset + i] ?? 0;
    core.pci[offset + i] = ((core.pci[offset + i] ?? 0) & ~mask) | ((value >>> (8 * i)) & mask);
  }
  drivePin(core);
}
