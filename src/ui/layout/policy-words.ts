// Every policy of a scenario in words: its choices, and what each costs or risks. Facts of the hardware, not opinions:
// the card was never made to be shared. [deck, slides 18, 19, 21, 28, 29]
import {capital} from '../../base/figures.ts';
import type {NamedChoice} from '../../kits/contract/choice-words.ts';
import {device} from '../../kits/screens.ts';
import {type ChoiceOf, type ChosenPolicy, isOfHostMemory} from '../../policies/policies.ts';

/** One choice of a policy. */
export interface ChoiceWords<V extends string = string> extends NamedChoice {
  readonly value: V;
}

/** One policy. */
export interface PolicyWords<P extends string, V extends string = string> {
  readonly policy: P;
  readonly name: string;
  readonly choices: readonly ChoiceWords<V>[];
}

type AnyPolicy = {[P in ChosenPolicy]: PolicyWords<P, Extract<ChoiceOf<P>, string>>}[ChosenPolicy];

/** What is true of every device; its kit may say it better. */
const POLICIES: readonly AnyPolicy[] = [
  {
    policy: 'packetMemory',
    name: 'Memory',
    choices: [
      {
        value: 'partition',
        name: 'a window of pages each',
        consequence:
          'A hand-off carries registers only. Real drivers hard-code their pages: theirs need a changed constant.',
      },
      {
        value: 'swap-used',
        name: 'swapped, the pages in use',
        consequence: 'Every guest sees all of it; a hand-off copies what is in use out and in again.',
      },
      {
        value: 'swap-all',
        name: 'swapped, all of it',
        consequence: 'A hand-off copies every byte out and in again.',
      },
      {
        value: 'none',
        name: 'shared, nothing carried',
        consequence: 'What one guest leaves there is the next one’s to read and to overwrite.',
        isUnsound: true,
      },
    ],
  },
  {
    policy: 'guestMemory',
    name: 'Guest memory lies',
    choices: [
      {
        value: 'identity',
        name: 'at its own addresses',
        consequence:
          'An address that a driver gives the card is the host’s: nothing has to be translated. One guest can have address 0.',
      },
      {
        value: 'offset',
        name: 'in one block',
        consequence: 'Every guest begins at address 0; one sum makes a host address of its own.',
      },
      {
        value: 'scattered',
        name: 'in scattered pages',
        consequence:
          'As a host hands out memory. A buffer of more than a page may lie in several places, and the card takes one address.',
      },
    ],
  },
  {
    policy: 'translation',
    name: 'The address that a driver gives the card',
    choices: [
      {
        value: 'rewrite',
        name: 'is rewritten',
        consequence:
          'The VMM writes the host address in its place. A range that is in several pieces in host memory is denied.',
      },
      {
        value: 'bounce',
        name: 'is rewritten, or its bytes are copied',
        consequence:
          'What is in several pieces goes through pages of the VMM’s: each byte is copied (an estimate), and reads that tell of frames exit.',
      },
      {
        value: 'refuse',
        name: 'is taken as it is',
        consequence:
          'Costs nothing; denied where it is not the host’s own, which it is only for guests that lie at their own addresses.',
      },
    ],
  },
  {
    policy: 'descriptors',
    name: 'Descriptors in memory',
    choices: [
      {value: 'refuse', name: 'are refused', consequence: 'A driver that can falls back.'},
      {
        value: 'shadow',
        name: 'are shadowed',
        consequence: 'The card walks copies of the VMM’s, each checked as it is made (an estimate).',
      },
      {value: 'unchecked', name: 'are shadowed unchecked', consequence: 'Nobody looks at them.', isUnsound: true},
    ],
  },
  {
    policy: 'receiver',
    name: 'At a hand-off the receiver',
    choices: [
      {value: 'stopped', name: 'is stopped', consequence: 'The next guest’s ring is checked when it turns it on.'},
      {
        value: 'left',
        name: 'is left as it is',
        consequence: 'Frames go where the next guest’s ring is, which nobody checked.',
        isUnsound: true,
      },
    ],
  },
  {
    policy: 'pageMoves',
    name: 'Pages are moved under a guest',
    choices: [
      {
        value: 'ask',
        name: 'when no DMA can reach them',
        consequence:
          'The model says what has to stay. A page of that is asked for again after each hand-off, and without copies stays while its driver keeps the address.',
      },
      {
        value: 'ignore',
        name: 'at once',
        consequence: 'The card keeps the old address, and moves bytes of a page that is somebody else’s by then.',
        isUnsound: true,
      },
    ],
  },
  {
    policy: 'paging',
    name: 'Pages are kept by',
    choices: [
      {
        value: 'nested',
        name: 'nested page tables',
        consequence: 'An access to registers in memory faults to the VMM, which decodes the instruction: an estimate.',
      },
      {
        value: 'shadow',
        name: 'shadow page tables',
        consequence: 'The fault is any page fault at first, and the VMM has to look whose it is: dearer, an estimate.',
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
        name: 'an error status',
        consequence: 'A status of failure or of an end, merged into its own reads: its driver gives up early.',
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
        consequence: 'The VMM copies it into that guest’s own ring, and the owner may see it first.',
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
        consequence: 'Soonest. What was not taken out stays behind in the guest’s own pages.',
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
    name: 'The status counts as quiet',
    choices: [
      {
        value: 'masked',
        name: 'when no unmasked bit is set',
        consequence: 'Sooner. Its bits can’t be set again: a driver that unmasks one later has lost it.',
      },
      {
        value: 'all',
        name: 'when no bit is set',
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

const MACHINE: readonly PolicyWords<'profile' | 'costs'>[] = [
  {
    policy: 'profile',
    name: 'Card',
    choices: [
      {
        value: 'datasheet',
        name: 'as its data sheet says',
        consequence: 'It takes its time, and moves nothing without a command: few hooks are enough.',
      },
      {
        value: 'qemu',
        name: 'as QEMU’s behaves',
        consequence: 'What it does it does at once, and with fewer questions: safe may take more hooks.',
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

/** Policies that are a choice among a few; times and hooks are asked for by themselves. */
export function policyWords(): readonly AnyPolicy[] {
  return POLICIES.map(spoken).filter(({choices}) => choices.length > 0);
}

/** What else is a choice among a few: the card, and whose cycles are counted. */
export function machineWords(): readonly PolicyWords<'profile' | 'costs'>[] {
  return MACHINE.map(spoken);
}

/** A choice that means something on the device: one of memory carried, of frames or of a ring does only where there is that. */
export function isOffered(policy: ChosenPolicy | 'profile' | 'costs', choice: string): boolean {
  const {facts, network} = device;
  switch (policy) {
    case 'packetMemory':
      return facts.carriesMemory || !CARRYING.has(choice);
    case 'parkedFrames':
      return network !== null;
    case 'reusable':
      return choice !== 'drained' || network !== null;
    case 'profile':
      return facts.profiles.some((profile) => profile === choice);
    default:
      return policy === 'costs' || facts.memory.isHost === true || !isOfHostMemory(policy);
  }
}

/** Choices by which a hand-off carries memory. */
const CARRYING: ReadonlySet<string> = new Set(['swap-used', 'swap-all']);

/** A policy with the words that the device has for it, its memory by name, and the choices that it has. */
function spoken<W extends AnyPolicy | PolicyWords<'profile' | 'costs'>>(words: W): W {
  const {texts} = device.choices;
  const offered = words.choices.filter(({value}) => isOffered(words.policy, value));
  const name = words.policy === 'packetMemory' ? capital(device.memory.name) : words.name;
  return {...words, name, choices: offered.map((choice) => ({...choice, ...texts[`${words.policy} ${choice.value}`]}))};
}
