// What the choices of a run are called and cost on an RTL8139: facts of the hardware, not opinions. [RTL8139C; deck, slides 18, 21, 28]
import type {DeviceChoices} from '../../contract/choice-words.ts';

/** The choices that an RTL8139 gives words to. */
export const RTL8139_CHOICES: DeviceChoices = {
  texts: {
    'packetMemory partition': {
      consequence:
        'Each guest has pages of host memory of its own, as any VMM gives it. A hand-off carries registers, and plays back what no register sets.',
    },
    'packetMemory none': {
      consequence:
        'The card reaches whatever it is told to: a driver’s mistake lands in another’s memory, or the VMM’s.',
    },
    'parkedFrames kept': {
      consequence:
        'The VMM copies it within host memory, into that guest’s own ring: a read of CBR for each look, and the owner may see it first.',
    },
    'reusable deck': {
      consequence:
        'Soonest. Frames that nobody has read stay in the guest’s own ring, and CBR is played back to behind them.',
    },
    'reusable drained': {
      consequence:
        'Unread frames are kept either way; an empty ring has most room for what comes in meanwhile. A guest that does not read its ring keeps the card.',
    },
    'denial error': {
      consequence: 'ISR.TER for a transmission, else ISR.RER, merged into its own reads: its driver gives up early.',
    },
    'isrQuiet masked': {
      consequence: 'Sooner. ISR can’t be set again: a driver that unmasks a bit later has lost it.',
    },
    'profile datasheet': {
      consequence:
        'A frame takes time on the wire, its bursts on the bus; descriptors that are ready go on one after another.',
    },
    'profile qemu': {
      consequence: 'Sends inside the write, one descriptor for each. Registers answer at their own width alone.',
    },
  },
  dotted: {denial: [['ISR.RER', 'RER']]},
  hookSets: [
    {
      name: 'minimal',
      consequence:
        'Addresses and what the card may do there; every frame is taken for the longest. TSD and CAPR go past it. Sound on QEMU’s card.',
    },
    {
      name: 'minimal-datasheet',
      consequence: 'And TSD: on the chip a frame takes its time, so somebody has to see that one is being sent.',
    },
    {
      name: 'exact',
      consequence: 'And 9346CR, which can reset the card: each frame is known to the byte, and whose turn it is.',
    },
    {
      name: 'sharing',
      consequence: 'Exact, and IMR: a guest is given the interrupts that it is owed as soon as it unmasks them.',
    },
    {
      name: 'bounce',
      consequence:
        'Exact, and reads of CR, ISR and CBR: what is copied has to be with its guest before that can know of it.',
    },
    {
      name: 'shadow',
      consequence: 'Exact, and what C+ mode needs.',
    },
    {name: 'writes', consequence: 'Every write: an exit for each, and nothing has to be read back.'},
    {name: 'all', consequence: 'Everything, the polling of ISR and CR too.'},
    {name: 'none', consequence: 'The model hears nothing: nobody watches.', isUnsound: true},
  ],
  hookList: 'w:RBSTART,w:TSAD0,r:ISR',
  filters: {short: 'reg == RBSTART && hook', ofBit: 'reg == CR && value & CR.RE'},
};
