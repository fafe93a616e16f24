// What the glossary says of an NE2000, in our own words; and what the lab leaves out of it.
import type {DeviceGlossary} from '../../contract/glossary-words.ts';

/** The words that are an NE2000's, and those that it gives its own meaning to. */
export const NE2000_GLOSSARY: DeviceGlossary = {
  terms: [
    {
      after: 'Palacios',
      term: 'GeekOS',
      words:
        'A small kernel for teaching, of the University of Maryland; Palacios ran inside it. Some guests here touch the card as its NE2000 driver does.',
    },
    {
      after: 'GeekOS',
      term: 'NE2000',
      words:
        'The network card of this machine, of the late 1980s: a DP8390 chip with 16 KB of memory of its own, behind 32 ports. Nothing in it knows of virtualization.',
    },
    {after: 'DMM', term: 'port', words: 'An address of the card that IN and OUT reach. The card has 32 of them.'},
    {
      after: 'level',
      term: 'operation',
      words:
        'What a driver is at: setting the card up, sending a frame, answering an interrupt. One takes many accesses.',
    },
    {
      after: 'suspended',
      term: 'reusable',
      words:
        'The model says that nothing it follows is under way in the card, so that it can change hands: sending and remote DMA, not receiving. Marked with a double edge. That Idle is the only such state is inferred: the deck names none.',
    },
    {
      after: 'hand-off',
      term: 'model',
      words:
        'A small state machine of what the card is doing: seven states and fifteen transitions, as slide 26 draws them. What it does where the slide draws no transition is inferred.',
    },
    {
      after: 'model',
      term: 'model event',
      words:
        'What moves the model: a command that a hooked access gives, or an interrupt. One write to CR can be two of them.',
    },
    {
      after: 'model event',
      term: 'AbortDma',
      words:
        'A model event: CR is written with “no remote DMA”, which ends the open one, done or not. The deck only names it; that it is this write is inferred. Linux’s driver makes it at almost every step.',
    },
    {
      after: 'AbortDma',
      term: 'interrupt',
      words:
        'The card asks for attention: a bit of ISR is set that IMR lets through. PTX: a frame is sent; PRX: one has come in; RDC: a remote DMA is complete; TXE, RXE, OVW and CNT: something went wrong.',
    },
    {
      after: 'interrupt',
      term: 'PTX',
      words:
        'Bit of ISR, and its interrupt: the frame is sent. The model’s way out of sending, as TXE is when that failed.',
    },
    {
      after: 'PTX',
      term: 'PRX',
      words:
        'Bit of ISR, and its interrupt: a frame has come in. The model has no event for it: receiving moves no state.',
    },
    {
      after: 'PRX',
      term: 'RDC',
      words:
        'Bit of ISR, and its interrupt: the remote DMA is complete, its last byte has moved. The drivers here mask the interrupt; Linux’s reads the bit instead.',
    },
    {
      after: 'truth',
      term: 'shadow',
      words:
        'The DMM’s copy of registers whose writes it sees. Some of them the card shows to nobody. Where a remote DMA is to begin and how long it is waits there, held, until its command is allowed: only then the card gets it.',
    },
    {
      after: 'shadow',
      term: 'remote DMA',
      words: 'Moves bytes between the data port and the card’s own memory. On this card it never reaches host memory.',
    },
    {
      after: 'remote DMA',
      term: 'local DMA',
      words: 'Moves bytes between the card’s memory and the wire: sending and receiving.',
    },
    {
      after: 'local DMA',
      term: 'packet memory',
      words: 'Sixteen KB on the card, 0x4000 to 0x7FFF, in pages of 256 bytes.',
    },
    {
      after: 'partition',
      term: 'kept',
      words:
        'A frame that came for a guest without the card: the VMM takes it out of the card and puts it into that guest’s own ring. A policy of the lab: the deck leaves such frames open.',
    },
    {
      after: 'kept',
      term: 'parked',
      words: 'What scenario files call a frame that the page calls kept: their policy is `parkedFrames`.',
    },
    {
      after: 'parked',
      term: 'receive ring',
      words:
        'Pages from PSTART to PSTOP that frames fill in turn: the card writes at CURR, the driver reads behind BNRY.',
    },
    {
      after: 'technique',
      term: 'PXE',
      words: 'A word of slide 26; the data sheet has no such bit. Read as TXE, sending failed: inferred.',
    },
  ],
  inRows: ['PTX', 'PRX', 'RDC', 'AbortDma', 'GeekOS'],
  notModelled: [
    {
      after: '',
      term: 'other cards',
      words:
        'A machine has one card. Another, which masters the bus and has its registers in memory too, is among the other devices.',
    },
    {
      after: 'caches and contention',
      term: 'collisions',
      words: 'The wire is one segment on which nobody talks at the same time; NCR stays 0.',
    },
  ],
};
