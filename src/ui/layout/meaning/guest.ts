// What goes on inside a guest: its driver's operations, its application, and where a recorded driver meets another card.
import {thousands} from '../../../base/figures.ts';
import {device} from '../../../kits/screens.ts';
import {atGuest, guestName} from './guest-name.ts';
import type {Meanings, RecordOf} from './record-meaning.ts';

/** A driver's operations in the log's words. */
const OPERATIONS: Readonly<Record<RecordOf<'operation'>['operation'], string>> = {
  init: 'set up the card',
  transmit: 'transmit',
  interrupt: 'interrupt handler',
  timeout: 'transmit timeout',
  attack: 'attack',
  replay: 'replay',
  poll: 'poll',
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
      `driver: ${OPERATIONS[operation]}${argument === 0 ? '' : ` ${argument}`} ${ends ? 'ends' : 'begins'}`,
    sentence: (record) =>
      record.ends
        ? `The driver of ${guestName(record)} is done with what it did.`
        : `The driver of ${guestName(record)} ${device.happenings.operations[record.operation]}.`,
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
