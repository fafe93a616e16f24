// The card's PCI configuration space. Not modelled: an expansion ROM, power management, and that switching ports or memory off
// hides the registers. [PCI Local Bus Specification 2.2, 6]
import {littleEndian} from '../../../base/bits.ts';
import {PCI, PCI_COMMAND, PCI_IDENTITY} from '../sheet/pci.ts';
import type {Core} from './core.ts';
import {drivePin} from './interrupts.ts';

const BYTES = 256;
const REVISION = 0x20;
const CLASS_NETWORK = 0x02;
const CLASS_OFFSET = 0x0b;
/** PCI status: an interrupt is asked for. */
const STATUS_INTERRUPT = 0x08;
/** Where the machine's firmware puts the registers, and which interrupt line it wires. */
const PORT_BASE = 0xc000;
const MEMORY_BASE = 0xfebf_0000;
const INTERRUPT_LINE = 11;
/** A base address whose lowest bit says that it is of ports. */
const IS_PORTS = 1;
const WRITABLE = writableBits();

/** Who it is, and what firmware has written: registers decoded at their places, bus mastering on. */
export function powerOnConfiguration(): Uint8Array {
  const space = new Uint8Array(BYTES);
  const put = (offset: number, bytes: number, value: number): void => {
    for (let i = 0; i < bytes; i++) space[offset + i] = value >>> (8 * i);
  };
  put(PCI.VENDOR.offset, 2, PCI_IDENTITY.vendor);
  put(PCI.DEVICE.offset, 2, PCI_IDENTITY.device);
  put(PCI.PCICMD.offset, 2, PCI_COMMAND.IO | PCI_COMMAND.MEMORY | PCI_COMMAND.MASTER);
  put(PCI.REVISION.offset, 1, REVISION);
  put(CLASS_OFFSET, 1, CLASS_NETWORK);
  put(PCI.BAR0.offset, 4, PORT_BASE | IS_PORTS);
  put(PCI.BAR1.offset, 4, MEMORY_BASE);
  put(PCI.INTERRUPT_LINE.offset, 1, INTERRUPT_LINE);
  put(PCI.INTERRUPT_PIN.offset, 1, 1);
  return space;
}

/** A read of configuration space. */
export function readConfiguration({pci, latches}: Core, offset: number, size: number): number {
  const value = littleEndian(pci, offset, size);
  const at = PCI.PCISTS.offset - offset;
  return latches.asked !== 0 && at >= 0 && at < size ? value + STATUS_INTERRUPT * 2 ** (8 * at) : value;
}

/** A write to configuration space: bits that cannot be written stay. */
export function writeConfiguration(core: Core, offset: number, size: number, value: number): void {
  for (let i = 0; i < size && offset + i < BYTES; i++) {
    const mask = WRITABLE[offset + i] ?? 0;
    core.pci[offset + i] = ((core.pci[offset + i] ?? 0) & ~mask) | ((value >>> (8 * i)) & mask);
  }
  drivePin(core);
}

/** Of the command register what the card has; of base addresses what lies above the 256 bytes of registers. */
function writableBits(): Uint8Array {
  const masks = new Uint8Array(BYTES);
  masks[PCI.PCICMD.offset] = PCI_COMMAND.IO | PCI_COMMAND.MEMORY | PCI_COMMAND.MASTER;
  masks[PCI.PCICMD.offset + 1] = PCI_COMMAND.INTX_OFF >> 8;
  masks.fill(0xff, PCI.BAR0.offset + 1, PCI.BAR0.offset + 4);
  masks.fill(0xff, PCI.BAR1.offset + 1, PCI.BAR1.offset + 4);
  masks[PCI.INTERRUPT_LINE.offset] = 0xff;
  return masks;
}
