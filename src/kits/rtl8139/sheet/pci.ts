// The card's PCI configuration space by its data sheet: offsets, widths, identities, and how firmware leaves it. [RTL8139C, PCI
// Configuration Space; PCI Local Bus Specification 2.2, 6]
import {bits} from '../../../base/bits.ts';
import type {ConfigurationSheet} from '../../../base/configuration-space.ts';
import type {Port} from '../../../base/port.ts';

/** Configuration registers: offsets in the 256 bytes of configuration space, and their width. */
export const PCI = {
  VENDOR: {name: 'VENDOR', offset: 0x00, bytes: 2},
  DEVICE: {name: 'DEVICE', offset: 0x02, bytes: 2},
  PCICMD: {name: 'PCICMD', offset: 0x04, bytes: 2},
  PCISTS: {name: 'PCISTS', offset: 0x06, bytes: 2},
  REVISION: {name: 'REVISION', offset: 0x08, bytes: 1},
  /** Base address of the registers as ports, and as memory. */
  BAR0: {name: 'BAR0', offset: 0x10, bytes: 4},
  BAR1: {name: 'BAR1', offset: 0x14, bytes: 4},
  INTERRUPT_LINE: {name: 'INTERRUPT_LINE', offset: 0x3c, bytes: 1},
  INTERRUPT_PIN: {name: 'INTERRUPT_PIN', offset: 0x3d, bytes: 1},
} as const;
/** All of them, in order. */
export const PCI_REGISTERS: readonly Port[] = Object.values(PCI);
/** The command register: ports and memory decoded, bus mastering, INTx off. [PCI Local Bus Specification 2.2, 6.2.2] */
export const PCI_COMMAND = bits({IO: 0, MEMORY: 1, MASTER: 2, INTX_OFF: 10});
/** Who the card says it is. */
export const PCI_IDENTITY = {vendor: 0x10ec, device: 0x8139} as const;

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
