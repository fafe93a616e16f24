// Registers of configuration space in our own words. [PCI Local Bus Specification 2.2, 6.2]
import type {RegisterWords} from '../../contract/register-view.ts';

/** Those that are told. */
export const PCI_WORDS: Readonly<Record<string, RegisterWords>> = {
  PCICMD: {
    title: 'PCI command',
    words: 'What the card may do on the bus. Bus mastering is as its owner has it.',
    bits: {
      IO: 'ports are answered',
      MEMORY: 'registers in memory are answered',
      MASTER: 'bus mastering: the card may reach host memory',
      INTX_OFF: 'no interrupt line',
    },
  },
  BAR0: {title: 'base address', words: 'Where its ports begin.'},
  BAR1: {title: 'base address', words: 'Where its registers begin in memory.'},
};
