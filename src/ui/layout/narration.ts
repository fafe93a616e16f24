// The present event as a sentence to be read out: who did what, what it means, and what came of it.
import type {RecordView} from '../../trace/record-view.ts';
import {NOBODY} from '../../trace/units.ts';
import {thousands} from '../widgets/figures.ts';
import {guestLetter} from '../widgets/guest-letter.ts';
import {describeRecord} from './describe-record.ts';
import {recordSentence} from './record-sentence.ts';

/**
 * One record in words.
 * @example narrate(record) // 'Event 5 002, guest A: OUT CR 0x20, hooked; no remote DMA.'
 */
export function narrate(record: RecordView): string {
  const {port, value, path, transition, info} = describeRecord(record);
  const who = record.guest === NOBODY ? '' : `, guest ${guestLetter(record.guest)}`;
  const isAccess = record.kind === 'access' || record.kind === 'vmm-access' || record.kind === 'suspend';
  const act = isAccess
    ? `${record.direction === 'in' ? 'IN' : 'OUT'} ${port.replace(/^\S+ /, '')} ${value}, ${path ?? 'unhooked'}; `
    : '';
  const moved = transition === '' ? '' : `${transition.replace('→', 'to')}; `;
  const more = recordSentence(record);
  return `Event ${thousands(record.index)}${who}: ${act}${moved}${info}.${more === null ? '' : ` ${more}`}`;
}
