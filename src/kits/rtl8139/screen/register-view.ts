// The registers on the screen: 256 bytes that ports and memory reach alike, and what the machine shows of them.
import {CONFIGURATION_PAGE} from '../../../base/configuration-space.ts';
import type {RegisterView} from '../../contract/register-view.ts';
import {PCI, PCI_REGISTERS} from '../sheet/pci.ts';
import {REGISTERS} from '../sheet/registers.ts';
import {registerWords} from './register-names.ts';

const DRAWN = ['CR', 'ISR', 'IMR', 'RCR', 'TCR', 'RBSTART', 'CAPR', 'CBR'];
const DESCRIPTORS = ['TSD0', 'TSAD0', 'TSD1', 'TSAD1', 'TSD2', 'TSAD2', 'TSD3', 'TSAD3'];

/** The registers of an RTL8139. */
export const RTL8139_REGISTERS: RegisterView = {
  words: registerWords,
  pages: [
    {number: 0, direction: 'both', name: 'all', about: 'as ports and as memory, read and written alike'},
    {
      number: CONFIGURATION_PAGE,
      direction: 'both',
      name: 'PCI',
      about: 'the card’s own configuration space',
      registers: [PCI.PCICMD, PCI.BAR0, PCI.BAR1].map(({offset}) => offset),
    },
  ],
  firstPage: 0,
  pageChoice: '',
  digits: Object.fromEntries(
    [...REGISTERS, ...PCI_REGISTERS].filter(({bytes = 1}) => bytes > 1).map(({name, bytes = 1}) => [name, 2 * bytes]),
  ),
  shown: [...DRAWN, ...DESCRIPTORS],
  importance: ['CR', 'ISR', 'RBSTART', 'CAPR', 'CBR', 'TSD0', 'TSAD0', 'IMR', 'RCR', ...DESCRIPTORS.slice(2), 'TCR'],
  explained: {ISR: ['ROK', 'TOK', 'RXOVW'], CR: ['BUFE']},
};
