// What each register and bit of the RTL8139 is for, in our own words. The data sheet's are in [RTL8139C, Register Descriptions].
import type {RegisterWords} from '../../contract/register-view.ts';
import {PCI_WORDS} from './register-words-pci.ts';
import {INTERRUPT_BITS, LINK_WORDS, PHY_WORDS} from './register-words-phy.ts';

const COMMAND: RegisterWords = {
  title: 'command',
  words: 'Turns transmitter and receiver on, resets the card, and says whether the receive ring is empty.',
  bits: {
    BUFE: 'buffer empty: the driver has taken out all that came in; writing does nothing',
    TE: 'transmitter enable: descriptors that are ready are sent',
    RE: 'receiver enable: from now on the card may write the receive ring at any time',
    RST: 'resets the card; clears by itself',
  },
};
const TRANSMIT_CONFIGURATION: RegisterWords = {
  title: 'transmit configuration',
  words: 'How frames go out. It takes writes only while the transmitter is on.',
  bits: {
    CLRABT: 'sends a frame again that was given up',
    CRC: 'leaves the check sequence to the driver',
    MXDMA: 'how many bytes the card fetches in one burst',
    LBK: 'loopback: both bits set, what is sent comes in again and does not go out',
    IFG: 'the gap between two frames',
  },
};
const RECEIVE_CONFIGURATION: RegisterWords = {
  title: 'receive configuration',
  words: 'Which frames off the wire are stored, and how long the receive ring is. A reset leaves it as it is.',
  bits: {
    AAP: 'stores frames for every address',
    APM: 'stores frames for its own address',
    AM: 'stores frames for groups that the filter MAR lets through',
    AB: 'stores broadcasts',
    AR: 'stores runts, shorter than 64 bytes',
    AER: 'stores damaged frames',
    WRAP: 'the last frame runs on behind the ring’s end and is not cut there',
    MXDMA: 'how many bytes the card stores in one burst',
    RBLEN: 'length of the receive ring: 8, 16, 32 or 64 KiB',
    RXFTH: 'how much of a frame has to be there before it is stored; here always all of it',
  },
};
const EEPROM: RegisterWords = {
  title: 'EEPROM and configuration',
  words:
    'The four wires of the serial EEPROM, and what they are for: off, load it, drive them by hand, or let the configuration registers be written. Loading it resets the card.',
  bits: {
    EEDO: 'what the EEPROM says',
    EEDI: 'what it is told',
    EESK: 'its clock',
    EECS: 'selects it',
    MODE: 'both bits: 0 normal, 1 load, 2 by hand, 3 configuration may be written',
  },
};
const C_PLUS: RegisterWords = {
  title: 'C+ command',
  words:
    'Turns C+ mode on: descriptors of sending and receiving then lie in memory, and the card fetches them itself. Left at 0 here; drivers do without.',
  bits: {
    TXENABLE: 'sends by descriptors in memory',
    RXENABLE: 'receives by descriptors in memory',
    MULRW: 'reads and writes several at once',
    DAC: 'addresses of 64 bits',
    RXCHKSUM: 'checks the sums of what comes in',
    RXVLAN: 'takes VLAN tags off',
  },
};
const POLLING: RegisterWords = {
  title: 'transmit polling',
  words: 'In C+ mode tells the card that a descriptor in memory is ready.',
  bits: {FSWINT: 'raises an interrupt', NPQ: 'look at the usual ring', HPQ: 'look at the one that goes first'},
};
const DESCRIPTOR_BITS: Readonly<Record<string, string>> = {
  OWN: 'the driver’s: the card has fetched the frame; a 0 written gives the descriptor to the card',
  TUN: 'the bytes came too slowly',
  TOK: 'sent without error',
  CDH: 'no heartbeat; 10 Mb/s only',
  OWC: 'a collision came too late',
  TABT: 'given up',
};

/** Registers that are one of their kind. */
const PLAIN: Readonly<Record<string, RegisterWords>> = {
  CR: COMMAND,
  ISR: {
    title: 'interrupt status',
    words: 'Says why the card wants attention. A 1 written to a bit clears it; a 0 leaves it.',
    bits: INTERRUPT_BITS,
  },
  IMR: {
    title: 'interrupt mask',
    words: 'Which bits of ISR may raise the interrupt line.',
    bits: Object.fromEntries(Object.keys(INTERRUPT_BITS).map((bit) => [bit, `lets ${bit} interrupt`])),
  },
  TCR: TRANSMIT_CONFIGURATION,
  RCR: RECEIVE_CONFIGURATION,
  '9346CR': EEPROM,
  CPCR: C_PLUS,
  TPPOLL: POLLING,
  RBSTART: {
    title: 'receive buffer start',
    words: 'Where in host memory the receive ring begins. A reset puts 0 there.',
  },
  CAPR: {
    title: 'current address of packet read',
    words:
      'How far the driver has taken frames out, 16 bytes less. The card writes no further than that. Bytes from the ring’s start.',
  },
  CBR: {
    title: 'current buffer address',
    words: 'Where in the ring the card stores the next frame. Only the card moves it; a reset puts 0 there.',
  },
  TSADS: {
    title: 'transmit status of all descriptors',
    words: 'OWN, given-up, too-slow and sent of the four descriptors, in one word. Only for reading.',
  },
  TCTR: {title: 'timer', words: 'Counts cycles of the bus. Any write starts it again at 0.'},
  TIMERINT: {title: 'timer interrupt', words: 'When the timer gets there, ISR.TIMEOUT is set; 0: never.'},
  MPC: {title: 'missed packets', words: 'Frames that found no room. Any write puts 0 there.'},
  MULINT: {title: 'multiple interrupts', words: 'After how many bytes of a frame the card may interrupt early.'},
  RDSARLO: {title: 'receive descriptors, low', words: 'Where the receive descriptors of C+ mode begin, low half.'},
  RDSARHI: {title: 'receive descriptors, high', words: 'Where the receive descriptors of C+ mode begin, high half.'},
  ETTHR: {title: 'early threshold', words: 'In C+ mode: how much of a frame has to be there before it is sent.'},
  ...PCI_WORDS,
  ...LINK_WORDS,
  ...PHY_WORDS,
};

/** A register of an RTL8139 by its name on the data sheet. */
export function registerWords(name: string): RegisterWords {
  const plain = PLAIN[name];
  if (plain !== undefined) return plain;
  const descriptor = /^(TSD|TSAD)([0-3])$/.exec(name);
  if (descriptor !== null) return descriptorWords(descriptor[1] === 'TSD', descriptor[2] ?? '');
  if (name.startsWith('IDR'))
    return {title: 'station address', words: `Byte ${name.slice(3)} of the address that this card answers to.`};
  if (name.startsWith('MAR')) {
    const first = Number(name.slice(3)) * 8;
    return {
      title: 'multicast filter',
      words: `Bits ${first} to ${first + 7} of the hash table that lets frames for groups in.`,
    };
  }
  return {title: 'reserved', words: 'The data sheet gives this place no use.'};
}

function descriptorWords(isStatus: boolean, number: string): RegisterWords {
  return isStatus
    ? {
        title: `transmit status, descriptor ${number}`,
        words:
          'How long the frame is, and its early threshold; written with OWN = 0 it tells the card to send it when its turn comes. Afterwards how that went.',
        bits: DESCRIPTOR_BITS,
      }
    : {
        title: `transmit address, descriptor ${number}`,
        words: 'Where in host memory the frame begins. A reset leaves it as it is.',
      };
}
