// Every policy of a scenario in words: its choices, and what each costs or risks. Facts of the hardware, not opinions:
// the card was never made to be shared. [deck, slides 18, 19, 21, 28, 29]
import type {ChoiceOf, ChosenPolicy} from '../../policies/policies.ts';

/** One choice of a policy. */
export interface ChoiceWords<V extends string = string> {
  readonly value: V;
  readonly name: string;
  /** What it costs or risks, in one line. */
  readonly consequence: string;
  /** True where it gives up safety. */
  readonly isUnsound?: boolean;
}

/** One policy. */
export interface PolicyWords<P extends string, V extends string = string> {
  readonly policy: P;
  readonly name: string;
  readonly choices: readonly ChoiceWords<V>[];
}

/** Policies that are a choice among a few; times and hooks are asked for by themselves. */
export const POLICY_WORDS: readonly {
  [P in ChosenPolicy]: PolicyWords<P, Extract<ChoiceOf<P>, string>>;
}[ChosenPolicy][] = [
  {
    policy: 'packetMemory',
    name: 'Packet memory',
    choices: [
      {
        value: 'partition',
        name: 'a window of pages each',
        consequence:
          'A hand-off carries registers only, some 60 port accesses. Real drivers hard-code their pages: theirs need a changed constant.',
      },
      {
        value: 'swap-used',
        name: 'swapped, the pages in use',
        consequence:
          'Every guest sees all 16 KiB; a hand-off copies what is in use out and in again: a thousand port accesses and more.',
      },
      {
        value: 'swap-all',
        name: 'swapped, all of it',
        consequence: 'A hand-off is up to 8 192 word reads and as many writes.',
      },
      {
        value: 'none',
        name: 'shared, nothing carried',
        consequence:
          'One guest’s unread frames are the next one’s to overwrite, its old frames the next one’s to read.',
        isUnsound: true,
      },
    ],
  },
  {
    policy: 'denial',
    name: 'What a denied guest sees',
    choices: [
      {
        value: 'nothing',
        name: 'nothing',
        consequence:
          'The access does not happen; an IN reads all ones. Its driver waits for a bit that never comes, and times out.',
      },
      {
        value: 'error',
        name: 'an error in ISR',
        consequence:
          'ISR.TXE for a transmission, else ISR.RDC, merged into its own reads: its driver gives up early. TSR says nothing of it.',
      },
      {
        value: 'machine-check',
        name: 'a machine check',
        consequence: 'Its kernel dies of the first denial, a mistaken one too. The others go on.',
      },
      {
        value: 'stop',
        name: 'its end',
        consequence: 'The VMM stops it at the first denial, a mistaken one too. The others go on.',
      },
    ],
  },
  {
    policy: 'parkedFrames',
    name: 'A frame for a guest without the card',
    choices: [
      {
        value: 'kept',
        name: 'kept',
        consequence:
          'The VMM copies it into that guest’s own ring: hundreds of port accesses a frame, and the owner may see it first.',
      },
      {value: 'lost', name: 'lost', consequence: 'Costs nothing; whoever sent it must send it again.'},
      {
        value: 'handoff',
        name: 'kept, and the card handed over at once',
        consequence:
          'Meant to let it wait least; the card still changes hands only where it can, and each look costs accesses.',
      },
    ],
  },
  {
    policy: 'handoffOn',
    name: 'Who gets the card, and when',
    choices: [
      {
        value: 'demand',
        name: 'on demand',
        consequence: 'First come, first served, once the owner halts or has had its time.',
      },
      {
        value: 'quantum',
        name: 'after a quantum only',
        consequence: 'Fewer hand-offs, longer waits: an owner that halts keeps the card.',
      },
      {value: 'priority', name: 'by guest number', consequence: 'The first guest waits least; the last may starve.'},
    ],
  },
  {
    policy: 'reusable',
    name: 'When the card may change hands',
    choices: [
      {
        value: 'deck',
        name: 'the model says Idle',
        consequence: 'Soonest. Frames that nobody has read stay behind in the guest’s own pages.',
      },
      {
        value: 'drained',
        name: 'Idle, and the receive ring is drained',
        consequence: 'Nothing unread stays behind; a guest that does not read its ring keeps the card.',
      },
    ],
  },
  {
    policy: 'isrQuiet',
    name: 'ISR counts as quiet',
    choices: [
      {
        value: 'masked',
        name: 'when no unmasked bit is set',
        consequence: 'Sooner. ISR can’t be set again: a driver that unmasks a bit later has lost it.',
      },
      {
        value: 'all',
        name: 'when no bit is set, RDC and RST apart',
        consequence: 'Nothing is lost; hand-offs wait for drivers that leave masked bits set.',
      },
    ],
  },
  {
    policy: 'modelPlacement',
    name: 'Where the model is updated',
    choices: [
      {value: 'inline', name: 'in the exit', consequence: 'About 100 cycles for each hooked access, measured.'},
      {
        value: 'overlapped',
        name: 'beside the device',
        consequence: 'Its 100 cycles are not waited for. Proposed and not measured: an estimate.',
      },
      {
        value: 'guest',
        name: 'in the guest',
        consequence:
          'No exit for the owner’s hooked accesses. A guest that lies leaves the checks out, and nobody notices.',
        isUnsound: true,
      },
    ],
  },
];

/** What else is a choice among a few: the card, and whose cycles are counted. */
export const MACHINE_WORDS: readonly PolicyWords<'profile' | 'costs'>[] = [
  {
    policy: 'profile',
    name: 'Card',
    choices: [
      {
        value: 'datasheet',
        name: 'as its data sheet says',
        consequence: 'Wire time. A remote DMA must be live before the data port moves a byte: few hooks are enough.',
      },
      {
        value: 'qemu',
        name: 'as QEMU’s behaves',
        consequence:
          'Instant transmit. The data port moves bytes whatever CR says: safe takes a hook on every one, so it is not cheap.',
      },
    ],
  },
  {
    policy: 'costs',
    name: 'Cycles, as on',
    choices: [
      {
        value: 'hp',
        name: 'the HP machine',
        consequence: 'An exit 1 218, hooked I/O 1 308, measured; a port access, 530, is our estimate there.',
      },
      {
        value: 'qemu',
        name: 'QEMU',
        consequence: 'An exit 22 906, hooked I/O 23 976, a port access 530: all measured.',
      },
    ],
  },
];

/** The hook sets that have a name. */
export const HOOK_SET_WORDS: readonly ChoiceWords[] = [
  {
    value: 'deck',
    name: 'deck',
    consequence: 'What slide 26’s events need. The ring’s bounds, the filter and DCR are open to a hostile guest.',
    isUnsound: true,
  },
  {
    value: 'minimal',
    name: 'minimal',
    consequence:
      'What the search over attacks finds sound on the data sheet’s card; a hand-off there may miss TCR and IMR.',
  },
  {
    value: 'sharing',
    name: 'sharing',
    consequence:
      'Minimal, and what a hand-off must put back: sound for cards that are shared, as their data sheet says.',
  },
  {value: 'registers', name: 'registers', consequence: 'Every register: an exit for each, the data port free.'},
  {value: 'all', name: 'all', consequence: 'Everything, the data port too: the set that is sound on QEMU’s card.'},
  {value: 'none', name: 'none', consequence: 'The model hears nothing: nobody watches.', isUnsound: true},
];
