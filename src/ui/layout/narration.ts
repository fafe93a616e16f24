// The present event as a sentence to be read out: who did what, what it means, and what came of it; a denial's reason first.

import {thousands} from '../../base/figures.ts';
import type {RecordView} from '../../trace/record-view.ts';
import {isNobody} from '../../trace/units.ts';
import {guestLetter} from '../widgets/guest-letter.ts';
import {inItsWords} from './card-words.ts';
import {describeRecord, recordSentence} from './describe-record.ts';
import {eventStory} from './event-story.ts';
import {isAccess} from './meaning/access.ts';
import {meaningOf} from './meaning/meanings.ts';
import type {RecordAt} from './record-walk.ts';

/** Of the records around the one that is told none is at hand. */
const ALONE: RecordAt = () => undefined;

/**
 * One record in words; `at` finds those around it, of which one may be the denial of this very access.
 * @example narrate(record) // 'Event 5 002, guest A: OUT COMMAND 0x20, hooked; no remote DMA.'
 */
export function narrate(record: RecordView, at: RecordAt = ALONE): string {
  return inItsWords(record, () => narrated(record, at));
}

function narrated(record: RecordView, at: RecordAt): string {
  const {port, value, path, transition, info} = describeRecord(record);
  const who = isNobody(record.guest) ? '' : `, guest ${guestLetter(record.guest)}`;
  const act = isAccess(record)
    ? `${record.direction.toUpperCase()} ${port.replace(/^\S+ /, '')} ${value}, ${path ?? 'unhooked'}; `
    : '';
  const moved = transition === '' ? '' : `${transition.replace('→', 'to')}; `;
  const more = recordSentence(record);
  const refused = refusal(record.kind === 'access' && record.denied ? denialOf(record, at) : record);
  return `Event ${thousands(record.index)}${who}: ${refused}${act}${moved}${info}.${more === null ? '' : ` ${more}`}`;
}

/** The denial of an access that was not carried out; the access itself where it is not at hand. */
function denialOf(access: RecordView, at: RecordAt): RecordView {
  return eventStory(access, at).denial ?? access;
}

function refusal(record: RecordView): string {
  const verdict = meaningOf(record).verdict?.(record);
  return verdict === undefined || verdict.isAllowed ? '' : `${verdict.text} `;
}
