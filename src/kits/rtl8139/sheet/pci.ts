// The card's PCI configuration space by its data sheet: offsets, widths, identities. [RTL8139C, PCI Configuration Space]
import {bits} from '../../../base/bits.ts';
import type {Port} from '../../../base/port.ts';
import {wide} from './registers.ts';

/** Configuration registers: offsets in the 256 bytes of configuration space, and their width. BAR0 is of ports, BAR1 of memory. */
export const PCI = {
  ...wide({VENDOR: 0x00, DEVICE: 0x02, PCICMD: 0x04, PCISTS: 0x06}, 2),
  ...wide({REVISION: 0x08, INTERRUPT_LINE: 0x3c, INTERRUPT_PIN: 0x3d}, 1),
  ...wide({BAR0: 0x10, BAR1: 0x14}, 4),
};
/** All of them. */
export const PCI_REGISTERS: readonly Port[] = Object.values(PCI);
/** The command register: ports and memory decoded, bus mastering, INTx off. [PCI Local Bus Specification 2.2, 6.2.2] */
export const PCI_COMMAND = bits({IO: 0, MEMORY: 1, MASTER: 2, INTX_OFF: 10});
/** Who the card says it is. */
export const PCI_IDENTITY = {vendor: 0x10ec, device: 0x8139} as const;
