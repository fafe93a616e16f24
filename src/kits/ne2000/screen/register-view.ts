// The registers on the screen: the pages of the data sheet, and what the machine shows of them.
import type {RegisterView} from '../../contract/register-view.ts';
import {registerWords} from './register-names.ts';

/** The registers of an NE2000. */
export const NE2000_REGISTERS: RegisterView = {
  words: registerWords,
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
  pageChoice: 'what CR.PS1 and CR.PS0 select',
  digits: {},
  shown: ['CR', 'ISR', 'IMR', 'RSAR', 'RBCR', 'TBCR', 'TPSR', 'CURR', 'BNRY', 'PSTART', 'PSTOP', 'DCR'],
  importance: ['CR', 'ISR', 'RSAR', 'RBCR', 'TPSR', 'TBCR', 'IMR', 'BNRY', 'CURR', 'PSTART', 'PSTOP', 'DCR'],
  explained: {ISR: ['PTX', 'PRX', 'RDC']},
};
