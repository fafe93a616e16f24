// What the choices of a run are called and cost on an NE2000: facts of the hardware, not opinions. [deck, slides 18, 19, 21, 28]
import type {DeviceChoices} from '../../contract/choice-words.ts';

/** The choices that an NE2000 gives words to. */
export const NE2000_CHOICES: DeviceChoices = {
  texts: {
    'packetMemory partition': {
      consequence:
        'A hand-off carries registers only, some 60 port accesses. Real drivers hard-code their pages: theirs need a changed constant.',
    },
    'packetMemory swap-used': {
      consequence:
        'Every guest sees all 16 KiB; a hand-off copies what is in use out and in again: a thousand port accesses and more.',
    },
    'packetMemory swap-all': {consequence: 'A hand-off is up to 8 192 word reads and as many writes.'},
    'packetMemory none': {
      consequence: 'One guest’s unread frames are the next one’s to overwrite, its old frames the next one’s to read.',
    },
    'parkedFrames kept': {
      consequence:
        'The VMM copies it into that guest’s own ring: hundreds of port accesses for a short frame, two thousand for a full one, and the owner may see it first.',
    },
    'reusable deck': {
      consequence: 'Soonest. Frames that nobody has read stay behind in the guest’s own pages.',
    },
    'denial error': {
      consequence:
        'ISR.TXE for a transmission, else ISR.RDC, merged into its own reads: its driver gives up early. TSR says nothing of it.',
    },
    'isrQuiet masked': {
      consequence: 'Sooner. ISR can’t be set again: a driver that unmasks a bit later has lost it.',
    },
    'isrQuiet all': {name: 'when no bit is set, RDC and RST apart'},
    'profile datasheet': {
      consequence: 'Wire time. A remote DMA must be live before the data port moves a byte: few hooks are enough.',
    },
    'profile qemu': {
      consequence:
        'Instant transmit. The data port moves bytes whatever CR says: safe takes a hook on every one, so it is not cheap.',
    },
  },
  dotted: {denial: [['ISR.RDC', 'RDC']]},
  hookSets: [
    {
      name: 'deck',
      consequence: 'What slide 26’s events need. The ring’s bounds, the filter and DCR are open to a hostile guest.',
      isUnsound: true,
    },
    {
      name: 'minimal',
      consequence:
        'What the search over attacks finds sound on the data sheet’s card; a hand-off there may miss TCR and IMR.',
    },
    {
      name: 'sharing',
      consequence:
        'Minimal, and what a hand-off must put back: sound for cards that are shared, as their data sheet says.',
    },
    {name: 'registers', consequence: 'Every register: an exit for each, the data port free.'},
    {name: 'all', consequence: 'Everything, the data port too: the set that is sound on QEMU’s card.'},
    {name: 'none', consequence: 'The model hears nothing: nobody watches.', isUnsound: true},
  ],
  hookList: 'w:CR,w:0:RSAR0,r:0:ISR',
  filters: {short: 'reg == CR && hook', ofBit: 'reg == CR && value & CR.TXP'},
};
