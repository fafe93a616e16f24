// What is said of events in which an NE2000 or its driver has a part of its own.
import type {HappeningWords} from '../../contract/happening-words.ts';

/** Denials of a transmission end it with an error; others end as a remote DMA does. */
const OF_TRANSMISSIONS: readonly string[] = ['frame-outside-window', 'transmitter-busy'];

/** The sentences and clauses of an NE2000. */
export const NE2000_HAPPENINGS: HappeningWords = {
  lineRises: 'A bit of ISR that IMR lets through is set: the card asks for attention.',
  lineFalls: 'No bit of ISR that IMR lets through is set any more.',
  drivers: {
    linux: ['driver in Linux’s manner', 'Linux’s manner', 'Linux'],
    geekos: ['driver in GeekOS’s manner', 'GeekOS’s manner', 'GeekOS'],
    rogue: ['driver that breaks the rules', 'rogue driver', 'rogue'],
  },
  operations: {
    init: 'resets the card, sets the receive ring and the station address, and starts the card',
    transmit: 'copies a frame into card memory by remote DMA and has the card send it',
    interrupt: 'reads ISR, acknowledges what is pending and takes received frames out of the ring',
  },
  deniedWithError: (reason) =>
    OF_TRANSMISSIONS.includes(reason)
      ? 'ISR.TXE is merged into what it reads of ISR: its driver takes the frame for failed.'
      : 'ISR.RDC is merged into what it reads of ISR: its driver takes the transfer for over.',
};
