// The registers on the screen: the pages of the data sheet, the bytes that make a word, and what the machine shows of them.
import type {RegisterView} from '../../contract/register-view.ts';

const DIGITS_OF_A_WORD = 4;

/** The registers of an NE2000. */
export const NE2000_REGISTER_VIEW: RegisterView = {
  pages: [
    {number: 0, direction: 'read', name: '0, read', about: 'what an IN sees on page 0'},
    {number: 0, direction: 'write', name: '0, written', about: 'what an OUT reaches on page 0'},
    {number: 1, direction: 'both', name: '1', about: 'read and written alike'},
    {
      number: 2,
      direction: 'read',
      name: '2, read',
      about: 'for diagnosis: what page 0 takes can be read here',
    },
  ],
  firstPage: 1,
  first: 'CR',
  digits: {},
  shown: [
    {name: 'CR', digits: 2},
    {name: 'ISR', digits: 2},
    {name: 'IMR', digits: 2},
    {name: 'RSAR', digits: DIGITS_OF_A_WORD},
    {name: 'RBCR', digits: DIGITS_OF_A_WORD},
    {name: 'TBCR', digits: DIGITS_OF_A_WORD},
    {name: 'TPSR', digits: 2},
    {name: 'CURR', digits: 2},
    {name: 'BNRY', digits: 2},
    {name: 'PSTART', digits: 2},
    {name: 'PSTOP', digits: 2},
    {name: 'DCR', digits: 2},
  ],
  importance: ['CR', 'ISR', 'RSAR', 'RBCR', 'TPSR', 'TBCR', 'IMR', 'BNRY', 'CURR', 'PSTART', 'PSTOP', 'DCR'],
  // The card sets its bits, whatever was written.
  unbelieved: ['ISR'],
  explained: {ISR: ['PTX', 'PRX', 'RDC']},
};
