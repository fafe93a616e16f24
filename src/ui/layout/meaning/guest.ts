// What goes on inside a guest: its driver's operations, its application, and where a recorded driver meets another card.
import {thousands} from '../../../base/figures.ts';
import {device} from '../../../kits/screens.ts';
import {atGuest, guestName, type Meanings, type RecordOf} from './record-meaning.ts';

/** A driver's operation in the log's words, and what it does on any device; a kit may say it better. */
interface OperationWords {
  readonly word: string;
  readonly does: string;
}

const OPERATIONS: Readonly<Record<RecordOf<'operation'>['operation'], OperationWords>> = {
  init: {word: 'set up the card', does: 'resets the card and sets it up'},
  transmit: {word: 'transmit', does: 'has the card send a frame'},
  interrupt: {word: 'interrupt handler', does: 'acknowledges what is pending and sees to it'},
  timeout: {word: 'transmit timeout', does: 'has waited too long for a transmission and resets the card'},
  attack: {word: 'attack', does: 'tries to reach memory outside its window'},
  replay: {word: 'replay', does: 'makes the accesses of its recording, one after the other'},
  poll: {word: 'poll', does: 'begins'},
  work: {word: 'work', does: 'has the device do a round of its work'},
};

const APPS: Readonly<Record<RecordOf<'app'>['event'], string>> = {
  ping_sent: 'ping sent',
  ping_answered: 'ping answered',
  ping_lost: 'ping lost',
  step: 'step',
};

export const GUEST: Meanings<'operation' | 'app' | 'mismatch'> = {
  operation: {
    info: ({operation, argument, ends}) =>
      `driver: ${OPERATIONS[operation].word}${argument === 0 ? '' : ` ${argument}`} ${ends ? 'ends' : 'begins'}`,
    sentence: (record) =>
      record.ends
        ? `The driver of ${guestName(record)} is done with what it did.`
        : `The driver of ${guestName(record)} ${device.happenings.operations[record.operation] ?? OPERATIONS[record.operation].does}.`,
    path: atGuest,
    act: ({operation, ends}) => [`${operation} ${ends ? 'ends' : 'begins'}`, operation],
  },
  app: {
    info: ({event, sequence}) => `application: ${APPS[event]} ${sequence}`,
    sentence: 'Seen by the program inside the guest, which knows nothing of the card.',
    path: atGuest,
    act: ({event}) => [event.replace('_', ' ')],
  },
  mismatch: {
    info: ({line, what}) => `differs from the recording at line ${thousands(line)}: ${what}`,
    sentence: 'The guest replays a recording; here our card answers something else than the recorded one did.',
    tint: 'suspended',
    path: atGuest,
  },
};
