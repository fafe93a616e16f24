// Registers of configuration space in our own words. [PCI Local Bus Specification 2.2, 6.2]
import type {RegisterWords} from '../../contract/register-view.ts';

/** By name. */
export const PCI_WORDS: Readonly<Record<string, RegisterWords>> = {
  VENDOR: {title: 'vendor', words: 'Who made the card. Only for reading.'},
  DEVICE: {title: 'device', words: 'Which card it is: drivers look for it by vendor and device.'},
  PCICMD: {
    title: 'PCI command',
    words: 'What the card may do on the bus. Each guest has its own; bus mastering is the card’s as its owner has it.',
    bits: {
      IO: 'its ports answer',
      MEMORY: 'its registers answer as memory',
      MASTER: 'bus mastering: the card may reach host memory',
      INTX_OFF: 'it does not drive its interrupt pin',
    },
  },
  PCISTS: {title: 'PCI status', words: 'What has happened on the bus.'},
  REVISION: {title: 'revision', words: '0x20: a card that knows C+ mode.'},
  BAR0: {title: 'base address 0', words: 'Where its ports begin.'},
  BAR1: {title: 'base address 1', words: 'Where its registers begin in memory.'},
  INTERRUPT_LINE: {
    title: 'interrupt line',
    words: 'Which line the firmware wired its pin to. The card makes nothing of it.',
  },
  INTERRUPT_PIN: {title: 'interrupt pin', words: '1: INTA#.'},
};
