// The card's PCI configuration space by its data sheet: offsets, widths, identities. [RTL8139C, PCI Configuration Space]
import {bits} from '../../../base/bits.ts';

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
/** The command register: ports and memory decoded, bus mastering, INTx off. [PCI Local Bus Specification 2.2, 6.2.2] */
export const PCI_COMMAND = bits({IO: 0, MEMORY: 1, MASTER: 2, INTX_OFF: 10});
/** Who the card says it is. */
export const PCI_IDENTITY = {vendor: 0x10ec, device: 0x8139} as const;
