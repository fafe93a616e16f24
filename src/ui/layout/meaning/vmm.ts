// What the VMM does: why the processor came to it, who runs, who has the card, who is given an interrupt, who is stopped.
import {hex} from '../../../base/figures.ts';
import type {CauseWords} from '../../../kits/contract/happening-words.ts';
import {device} from '../../../kits/screens.ts';
import {isNobody, NOBODY} from '../../../trace/units.ts';
import {guestLetter} from '../../widgets/guest-letter.ts';
import {setBits} from '../register-bits.ts';
import {atGuest, guestName, type Meanings, type RecordOf} from './record-meaning.ts';

/** An exit in the log's words, and in a sentence. */
interface ExitWords {
  readonly word: string;
  readonly sentence: (guest: string) => string;
}

const EXITS: Readonly<Record<RecordOf<'exit'>['reason'], ExitWords>> = {
  io: {
    word: 'port access',
    sentence: (guest) =>
      `${guest} touched a port whose bit is set in its I/O permission bitmap. The processor leaves the guest and the VMM looks at the access.`,
  },
  npf: {
    word: 'page of registers',
    sentence: (guest) =>
      pageOfRegisters(guest, 'It is not mapped for it in the VMM’s nested page tables', 'VMEXIT_NPF'),
  },
  pf: {
    word: 'page of registers, by a page fault',
    sentence: (guest) =>
      pageOfRegisters(
        guest,
        'It is not mapped for it in the shadow page tables, and the VMM, which intercepts every page fault, finds that this one is not the guest’s own',
        'VMEXIT_EXCP14',
      ),
  },
  interrupt: {
    word: 'interrupt',
    sentence: () =>
      'A physical interrupt always goes to the VMM first, whoever runs. The VMM then injects it into the guest that owns the card.',
  },
  hlt: {
    word: 'HLT',
    sentence: (guest) =>
      `${guest} has nothing left to do and halts its processor until the next interrupt or timer. The VMM may run another guest.`,
  },
  quantum: {
    word: 'end of its time',
    sentence: (guest) => `${guest} has used up its time; another guest is ready for the processor.`,
  },
};

/** An exit at a page of registers; `code`: as SVM calls it. [AMD APM vol. 2, appendix C] */
function pageOfRegisters(guest: string, why: string, code: string): string {
  return `${guest} touched the page of memory where the card’s registers are. ${why}: the processor leaves the guest (SVM’s ${code}), and the VMM decodes the instruction to see which register it meets. Of that page all accesses exit or none: a map of pages knows no single register.`;
}

const BUSY: Readonly<Record<RecordOf<'handoff-refused'>['reason'], () => CauseWords>> = {
  model: () => ({
    word: 'the model says busy',
    sentence:
      'By its model the card is in the middle of a transfer: handing it over now would tear the transfer apart.',
  }),
  isr: () => ({
    word: `${device.status.name} is not quiet`,
    sentence: `An interrupt is still pending in ${device.status.name}; it belongs to the guest that owns the card now.`,
  }),
  page: () => {
    const {name, hidden} = device.status;
    return hidden ?? {word: `${name} cannot be read`, sentence: `${name} cannot be read now.`};
  },
  receive: () => ({word: 'a frame is being received', sentence: 'A frame is just coming in; it ends where it began.'}),
};

export const VMM: Meanings<
  'exit' | 'page-move' | 'schedule' | 'handoff' | 'handoff-refused' | 'inject' | 'stopped' | 'input'
> = {
  exit: {
    info: ({reason}) => `VM exit: ${EXITS[reason].word}`,
    sentence: (record) => EXITS[record.reason].sentence(guestName(record)),
    path: ({reason}) => ({hops: [reason === 'interrupt' ? 'interrupt' : 'exit'], place: 'vmm'}),
    isOfAccess: true,
    isRoutine: true,
  },
  'page-move': {
    info: ({guest, page, to, allowed}) =>
      allowed
        ? `page ${hex(page)} of ${guestLetter(guest)} moved to host page ${hex(to)}`
        : `page ${hex(page)} of ${guestLetter(guest)} stays for now: the card has its address`,
    sentence: (record) =>
      record.allowed
        ? `The VMM copies the page to another place in host memory and changes ${guestName(record)}’s page map. Only the card would not notice: what it has of addresses is older.`
        : `The VMM would move a page of ${guestName(record)}’s, and the card has its address, or will have it again at the next hand-off. It is asked again after each hand-off: where the VMM copies frames, the page may go once the card does not reach it; where it does not, a ring or a frame has to lie in one piece, and the page stays for as long as its driver keeps that address.`,
    tint: 'handoff',
    path: {place: 'vmm'},
  },
  schedule: {
    info: ({guest}) => (guestLetter(guest) === '-' ? 'nobody is ready' : `${guestLetter(guest)} gets the processor`),
    sentence: (record) =>
      isNobody(record.guest)
        ? `Every guest waits: for an interrupt, ${device.network === null ? '' : 'for an answer from the wire, '}or for a timer of its own. The processor rests until then.`
        : `The VMM gives the processor to ${guestName(record)}, with that guest’s own I/O permission bitmap.`,
    path: atGuest,
    act: () => ['gets the processor', 'scheduled'],
  },
  handoff: {
    info: ({from, guest, accesses}) => {
      const whom = from === NOBODY ? 'first hand-off, to' : `hand-off ${guestLetter(from)} →`;
      return `${whom} ${guestLetter(guest)}, ${accesses} port accesses`;
    },
    sentence: handoffSentence,
    caption: (record, {row}) => `${row} ${handoffSentence(record)}`,
    tint: 'handoff',
    path: {hops: ['vmm-card'], place: 'dmm'},
    act: () => ['is given the card', 'owns it now'],
  },
  'handoff-refused': {
    info: ({guest, reason}) => `no hand-off to ${guestLetter(guest)} yet: ${BUSY[reason]().word}`,
    sentence: ({reason}) => BUSY[reason]().sentence,
    tint: 'suspended',
    path: {place: 'dmm'},
  },
  inject: {
    info: ({guest, isr}) =>
      `interrupt injected into ${guestLetter(guest)}${isr === null ? '' : `, ${statusWords(isr)}`}`,
    sentence: (record) =>
      `${guestName(record)} owns the card, so the VMM gives it the interrupt, as if the card had interrupted it directly.`,
    tint: 'interrupt',
    line: 'interrupt',
    path: {hops: ['interrupt', 'inject']},
    act: () => ['interrupt injected', 'interrupt'],
  },
  stopped: {
    info: ({why}) =>
      why === 'vmm' ? 'stopped by the VMM after a denial' : 'a machine check after a denial: its kernel stops',
    sentence: (record) => `The denial policy of this run: ${guestName(record)} does not run any more.`,
    tint: 'denied',
    path: {place: 'dmm'},
  },
  input: {
    info: ({input}) => `changed from outside, input ${input}`,
    sentence: 'The run goes on from here with this change.',
    path: {},
  },
};

function handoffSentence(record: RecordOf<'handoff'>): string {
  if (record.from === NOBODY)
    return `The card had no owner. The VMM sets it up as ${guestName(record)} believes it to be.`;
  const [from, to] = [record.from, record.guest].map(guestLetter);
  return `The VMM saved the card’s registers for ${from} and loaded those of ${to}.`;
}

/** `STATUS 0x40: DONE`. */
function statusWords(status: number): string {
  const {name} = device.status;
  return `${name} ${hex(status)}: ${setBits(name, status)}`;
}
