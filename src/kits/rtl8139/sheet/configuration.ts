// How the machine's firmware leaves the card's PCI configuration space, and what of it can be written. [PCI Local Bus Specification 2.2, 6]
import type {ConfigurationSheet} from '../../../base/configuration-space.ts';
import {PCI, PCI_COMMAND, PCI_IDENTITY} from './pci.ts';

const BYTES = 256;
const REVISION_C_PLUS = 0x20;
const CLASS_NETWORK = 0x02;
const CLASS_OFFSET = 0x0b;
/** Where the machine's firmware puts the registers, and which interrupt line it wires. */
const PORT_BASE = 0xc000;
const MEMORY_BASE = 0xfebf_0000;
const LINE = 11;
/** A base address whose lowest bit says that it is of ports. */
const IS_PORTS = 1;

/** Who it is, and what firmware has written: registers decoded at their places, bus mastering on. */
export function powerOnConfiguration(): Uint8Array {
  const space = new Uint8Array(BYTES);
  const put = (offset: number, bytes: number, value: number): void => {
    for (let i = 0; i < bytes; i++) space[offset + i] = value >>> (8 * i);
  };
  put(PCI.VENDOR.offset, 2, PCI_IDENTITY.vendor);
  put(PCI.DEVICE.offset, 2, PCI_IDENTITY.device);
  put(PCI.PCICMD.offset, 2, PCI_COMMAND.IO | PCI_COMMAND.MEMORY | PCI_COMMAND.MASTER);
  put(PCI.REVISION.offset, 1, REVISION_C_PLUS);
  put(CLASS_OFFSET, 1, CLASS_NETWORK);
  put(PCI.BAR0.offset, 4, PORT_BASE | IS_PORTS);
  put(PCI.BAR1.offset, 4, MEMORY_BASE);
  put(PCI.INTERRUPT_LINE.offset, 1, LINE);
  put(PCI.INTERRUPT_PIN.offset, 1, 1);
  return space;
}

/** Bits that a write changes, byte by byte: of base addresses what lies above the 256 bytes of registers. INTx off is later than the chip: QEMU's card has it. */
export function writableBits(hasIntxOff: boolean): Uint8Array {
  const masks = new Uint8Array(BYTES);
  masks[PCI.PCICMD.offset] = PCI_COMMAND.IO | PCI_COMMAND.MEMORY | PCI_COMMAND.MASTER;
  if (hasIntxOff) masks[PCI.PCICMD.offset + 1] = PCI_COMMAND.INTX_OFF >> 8;
  masks.fill(0xff, PCI.BAR0.offset + 1, PCI.BAR0.offset + 4);
  masks.fill(0xff, PCI.BAR1.offset + 1, PCI.BAR1.offset + 4);
  masks[PCI.INTERRUPT_LINE.offset] = 0xff;
  return masks;
}

/** What a VMM answers guests with. INTx off would take an interrupt from whoever has the card next: guests have no such bit. */
export const RTL8139_CONFIGURATION: ConfigurationSheet = {
  found: powerOnConfiguration(),
  writable: writableBits(false),
};
