// Words for the RTL8139's link, configuration and power registers, which the lab's drivers hardly touch; and for the bits of ISR.
import type {RegisterWords} from '../../contract/register-view.ts';

/** By the names of ISR's bits. */
export const INTERRUPT_BITS: Readonly<Record<string, string>> = {
  ROK: 'a frame was received without error',
  RER: 'a frame arrived damaged',
  TOK: 'a frame was sent without error',
  TER: 'sending failed',
  RXOVW: 'the receive ring is full and a frame was lost',
  PUN: 'CAPR was written although the ring was empty, or the link changed',
  FOVW: 'the card’s own buffer ran over before host memory took the bytes',
  TDU: 'C+ mode: the next transmit descriptor is not ready',
  SWINT: 'C+ mode: a driver asked for it',
  LENCHG: 'the cable’s length changed',
  TIMEOUT: 'the timer has got where TIMERINT says',
  SERR: 'the bus reported an error',
};

/** Configuration, power, media. */
export const LINK_WORDS: Readonly<Record<string, RegisterWords>> = {
  CONFIG0: {title: 'configuration 0', words: 'Boot ROM and transceiver, as the EEPROM has them.'},
  CONFIG1: {
    title: 'configuration 1',
    words: 'Leds, power, and whether registers can be reached as ports and as memory.',
  },
  CONFIG3: {title: 'configuration 3', words: 'Wake-up by frames, and whether the card is on a CardBus.'},
  CONFIG4: {title: 'configuration 4', words: 'Clears the receive buffer on an overflow, and more of wake-up.'},
  CONFIG5: {title: 'configuration 5', words: 'Wake-up by broadcasts and by the link.'},
  MSR: {title: 'media status', words: 'Flow control, and whether there is a link at all.'},
  HLTCLK: {title: 'halt clock', words: 'The letter H stops the card’s clock where nothing goes on, R lets it run.'},
  REVID: {title: 'revision', words: 'Which revision of PCI the card keeps to.'},
  CSCR: {title: 'CS configuration', words: 'The transceiver’s test modes, and whether the link changed.'},
};

/** The transceiver's own, by the names of [IEEE 802.3, 22.2.4]. */
export const PHY_WORDS: Readonly<Record<string, RegisterWords>> = {
  BMCR: {title: 'basic mode control', words: 'Speed and duplex of the link, or that they are to be negotiated.'},
  BMSR: {title: 'basic mode status', words: 'What the transceiver can do, and whether the link is up.'},
  ANAR: {title: 'negotiation, offered', words: 'What this card offers its partner.'},
  ANLPAR: {title: 'negotiation, partner', words: 'What the partner offers.'},
  ANER: {title: 'negotiation, how it went', words: 'Whether the partner negotiates at all.'},
  DIS: {title: 'disconnects', words: 'How often the link was lost.'},
  FCSC: {title: 'false carriers', words: 'How often a carrier was heard that was none.'},
  NWAYTR: {title: 'negotiation test', words: 'For the chip’s own tests.'},
  REC: {title: 'receive errors', words: 'Symbols that the transceiver could not read.'},
};
