// What each register and bit of the DP8390 is for, in our own words. The data sheet's are in [DP8390D, Internal Registers].
import type {RegisterWords} from '../../contract/register-view.ts';

const BYTE_OF = (what: string, low: boolean): string => `${low ? 'Low' : 'High'} byte of ${what}`;

const COMMAND: RegisterWords = {
  title: 'command',
  words:
    'Starts and stops the card, sends a frame, opens a remote DMA, and chooses which page of registers the other fifteen ports show. It is the same on every page.',
  bits: {
    STP: 'stop: the card finishes what it is doing and receives nothing more',
    STA: 'start: the card runs once STP is clear',
    TXP: 'send the frame at TPSR; clears by itself when the frame is out, writing 0 does nothing',
    RD0: 'with RD1 and RD2: 1 remote read, 2 remote write, 3 send packet',
    RD1: 'see RD0',
    RD2: 'abort or finish remote DMA',
    PS0: 'with PS1: the page of registers',
    PS1: 'see PS0',
  },
};
const STATUS: RegisterWords = {
  title: 'interrupt status',
  words: 'Says why the card wants attention. A 1 written to a bit clears it; a 0 leaves it.',
  bits: {
    PRX: 'a frame was received without error',
    PTX: 'the frame was sent without error',
    RXE: 'a frame arrived damaged',
    TXE: 'sending failed; the deck prints it as PXE',
    OVW: 'the receive ring is full and a frame was lost',
    CNT: 'a tally counter is half full',
    RDC: 'remote DMA has moved its last byte',
    RST: 'the card is in reset; writing does not change it',
  },
};
const MASK: RegisterWords = {
  title: 'interrupt mask',
  words: 'Which bits of ISR may raise the interrupt line. It cannot be read on page 0; page 2 shows it.',
  bits: {
    PRXE: 'lets PRX interrupt',
    PTXE: 'lets PTX interrupt',
    RXEE: 'lets RXE interrupt',
    TXEE: 'lets TXE interrupt',
    OVWE: 'lets OVW interrupt',
    CNTE: 'lets CNT interrupt',
    RDCE: 'lets RDC interrupt',
  },
};

const PLAIN: Readonly<Record<string, RegisterWords>> = {
  CR: COMMAND,
  ISR: STATUS,
  IMR: MASK,
  DCR: {
    title: 'data configuration',
    words: 'How the data port moves bytes, and how the FIFO behaves. Set once, while the card is stopped.',
    bits: {
      WTS: 'the data port moves words, not bytes',
      BOS: 'byte order of words; not for this bus',
      LAS: 'one 32-bit DMA address; must be 0 here',
      LS: '0 selects loopback, 1 normal',
      ARM: 'the ring is emptied by send packet',
      FT0: 'with FT1: how full the FIFO gets before it asks for the bus',
      FT1: 'see FT0',
    },
  },
  TCR: {
    title: 'transmit configuration',
    words: 'Loopback modes and what a transmission may skip.',
    bits: {
      CRC: 'leaves the check sequence to the driver',
      LB0: 'with LB1: loopback mode, 0 is none',
      LB1: 'see LB0',
      ATD: 'lets a multicast frame switch the transmitter off',
      OFST: 'backs off longer after collisions',
    },
  },
  RCR: {
    title: 'receive configuration',
    words: 'Which frames off the wire are stored.',
    bits: {
      SEP: 'stores damaged frames',
      AR: 'stores runts, shorter than 64 bytes',
      AB: 'stores broadcasts',
      AM: 'stores multicasts that the filter MAR lets through',
      PRO: 'stores frames for every address',
      MON: 'looks at frames and stores none',
    },
  },
  TSR: {
    title: 'transmit status',
    words: 'How the last transmission went.',
    bits: {
      PTX: 'sent',
      COL: 'met at least one collision',
      ABT: 'given up after sixteen collisions',
      CRS: 'the carrier was lost',
      FU: 'the FIFO ran empty in the middle of the frame',
      CDH: 'the transceiver gave no heartbeat',
      OWC: 'a collision came too late',
    },
  },
  RSR: {
    title: 'receive status',
    words: 'How the last reception went. The same byte is stored in front of the frame.',
    bits: {
      PRX: 'received without error',
      CRC: 'the check sequence is wrong',
      FAE: 'the frame did not end on a byte',
      FO: 'the FIFO ran over',
      MPA: 'missed: no room, or monitor mode',
      PHY: 'it was a group address',
      DIS: 'the receiver is off',
      DFR: 'the wire is busy',
    },
  },
  PSTART: {title: 'page start', words: 'First page of the receive ring. A page is 256 bytes of card memory.'},
  PSTOP: {title: 'page stop', words: 'One past the ring’s last page: whoever gets here goes on at PSTART.'},
  BNRY: {
    title: 'boundary',
    words: 'The last page that the driver has taken out of the ring. The card never writes beyond it.',
  },
  CURR: {title: 'current page', words: 'Where the card will store the next frame.'},
  TPSR: {title: 'transmit page', words: 'The page where the frame to send begins.'},
  NCR: {title: 'collisions', words: 'Collisions that the last transmission met.'},
  FIFO: {title: 'FIFO', words: 'Bytes of a loopback frame, for a self-test.'},
  RNPP: {title: 'remote next page', words: 'Where a send-packet command reads next.'},
  LNPP: {title: 'local next page', words: 'Where reception goes on after the present page.'},
  ACH: {title: 'address counter, high', words: 'High byte of the local DMA’s address; for diagnosis.'},
  ACL: {title: 'address counter, low', words: 'Low byte of the local DMA’s address; for diagnosis.'},
  CNTR0: {title: 'alignment errors', words: 'Frames that did not end on a byte. Reading clears it.'},
  CNTR1: {title: 'check errors', words: 'Frames whose check sequence was wrong. Reading clears it.'},
  CNTR2: {title: 'missed frames', words: 'Frames that found no room. Reading clears it.'},
};

const PAIRS: readonly (readonly [prefix: string, title: string, what: string])[] = [
  ['TBCR', 'transmit bytes', 'the length of the frame to send'],
  [
    'RSAR',
    'remote start',
    'the card address at which remote DMA starts. Hooked: the DMM holds it back until the command',
  ],
  ['RBCR', 'remote bytes', 'how many bytes remote DMA is to move. Hooked: the DMM holds it back until the command'],
  ['CRDA', 'remote address now', 'the card address that remote DMA has reached'],
  ['CLDA', 'local address now', 'the card address that sending or receiving has reached'],
];

/** A register of an NE2000 by its name on the data sheet. */
export function registerWords(name: string): RegisterWords {
  const plain = PLAIN[name];
  if (plain !== undefined) return plain;
  const pair = PAIRS.find(([prefix]) => name.startsWith(prefix));
  if (pair !== undefined) {
    const [, title, what] = pair;
    return {title, words: `${BYTE_OF(what, name.endsWith('0'))}.`};
  }
  if (name.startsWith('PAR'))
    return {title: 'station address', words: `Byte ${name.slice(3)} of the address that this card answers to.`};
  if (name.startsWith('MAR'))
    return {
      title: 'multicast filter',
      words: `Bits ${Number(name.slice(3)) * 8} to ${Number(name.slice(3)) * 8 + 7} of the hash table that lets multicast frames in.`,
    };
  return {title: 'reserved', words: 'The data sheet gives this port no use on this page.'};
}
