// What is said of events in which an RTL8139 or its driver has a part of its own.
import type {HappeningWords} from '../../contract/happening-words.ts';

/** The sentences and clauses of an RTL8139. */
export const RTL8139_HAPPENINGS: HappeningWords = {
  lineRises: 'A bit of ISR that IMR lets through is set: the card asks for attention.',
  lineFalls: 'No bit of ISR that IMR lets through is set any more.',
  drivers: {
    linux: ['driver in the manner of Linux’s 8139too', 'Linux’s manner', 'Linux'],
    'linux-cp': ['driver in the manner of Linux’s 8139cp', '8139cp’s manner', '8139cp'],
    pieces: ['driver that hands over a frame in two pieces', 'two pieces a frame', 'pieces'],
    etherboot: ['driver in a boot ROM’s manner, without interrupts', 'boot ROM’s manner', 'Etherboot'],
    rogue: ['driver that breaks the rules', 'rogue driver', 'rogue'],
  },
  operations: {
    init: 'resets the card, tells it where its buffers and its receive ring lie, and turns it on',
    transmit: 'puts a frame into a buffer of its own memory and gives the card its descriptor',
    interrupt: 'reads ISR, acknowledges what is pending, takes back buffers that were sent and frames out of the ring',
    poll: 'looks at ISR and takes out of the ring what has come in',
    attack: 'gives the card addresses, lengths or moments that are not its own',
  },
  deniedWithError: (reason) =>
    reason.startsWith('receive')
      ? 'ISR.RER is merged into what it reads of ISR: its driver takes reception for failed.'
      : 'ISR.TER is merged into what it reads of ISR: its driver takes the frame for failed.',
};
