// What a denied guest came to see of it, by the run's policy: in words, and the record that shows it where there is one.

import {hex} from '../../base/figures.ts';
import type {LabView} from '../../bridge/protocol/messages.ts';
import {device} from '../../kits/screens.ts';
import type {EventIndex} from '../../trace/units.ts';
import {accessMeaning, isPortUnused} from './access-meaning.ts';
import {accessPort, isCommand, isStatusRead} from './device-ports.ts';
import type {EventStory} from './event-story.ts';
import type {RecordOf} from './meaning/record-meaning.ts';
import {type RecordAt, recordsFrom} from './record-walk.ts';
import {setBits} from './register-bits.ts';

/** What the guest saw. */
export interface DenialSight {
  /** Of the access itself. */
  readonly access: string;
  /** What else the policy tells it. */
  readonly policy: string;
  /** The record in which it shows: its end, its next look at the status register, or its use of a data port that moves nothing; null while none is known. */
  readonly evidence: {readonly index: EventIndex; readonly words: string} | null;
}

const PORT_VERBS = {in: 'reads', out: 'writes'} as const;
/** Records looked at for what shows it. */
const AHEAD = 400;

/** The guest's side of a denial; null for a story without one. */
export function denialSight(story: EventStory, rule: LabView['rules']['denial'], at: RecordAt): DenialSight | null {
  const {denial, access} = story;
  if (denial === null) return null;
  const isRead = denial.direction === 'in';
  const value = access?.kind === 'access' ? hex(access.value, access.size * 2) : '0xFF';
  return {
    access: isRead
      ? `Its IN reads ${value}, all ones; the card was not asked.`
      : 'Its OUT is over as any other; the card never got it.',
    policy: policyWords(rule, device.model.reasons[denial.reason]?.name ?? ''),
    evidence: evidenceOf(denial, story.last, at),
  };
}

function policyWords(rule: LabView['rules']['denial'], reason: string): string {
  switch (rule) {
    case 'nothing':
      return `Nothing else tells it: a driver that waits in ${device.status.name} for the end waits in vain.`;
    case 'error':
      return device.happenings.deniedWithError(reason);
    case 'machine-check':
      return 'A machine check: its kernel dies of it.';
    case 'stop':
      return 'The VMM stops it here.';
  }
}

/**
 * Its end, or the first look at the status register that it took after the denial, before it did something else to the card; without such a look its
 * first use of the data port.
 */
function evidenceOf(denial: RecordOf<'denial'>, last: EventIndex, at: RecordAt): DenialSight['evidence'] {
  let port: DenialSight['evidence'] = null;
  for (const record of recordsFrom(last + 1, 1, at, AHEAD)) {
    if (record.guest !== denial.guest) continue;
    const {index} = record;
    if (record.kind === 'stopped') return {index, words: 'it stops'};
    if (record.kind === 'denial') break;
    if (record.kind !== 'access') continue;
    const {name} = device.status;
    if (isStatusRead(record))
      return {index, words: `it reads ${name} → ${hex(record.value)}: ${setBits(name, record.value)}`};
    if (isPortUnused(record)) port ??= {index, words: `it ${PORT_VERBS[record.direction]} ${accessMeaning(record)}`};
    else if (isCommand(record) || (record.direction === 'out' && accessPort(record) === name)) break;
  }
  return port;
}
