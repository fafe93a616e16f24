// The present event as a class reads it from the back row: who does what, what the monitor says of it, where the model goes.
import type {RecordView} from '../../trace/record-view.ts';
import {NOBODY} from '../../trace/units.ts';
import {guestLetter} from '../widgets/guest-letter.ts';
import {denyText, describeRecord, moveText, transitionText} from './describe-record.ts';
import {eventStory, type RecordAt} from './event-story.ts';
import {recordSentence} from './record-sentence.ts';

/** Two lines at most; the verdict stands out. */
export interface Caption {
  readonly act: string;
  readonly verdict: {readonly isAllowed: boolean; readonly text: string} | null;
  readonly after: string;
}

/** What a record and all that belongs to it come to; `waiting`: guests suspended meanwhile. */
export function captionOf(record: RecordView, at: RecordAt, waiting: readonly number[] = []): Caption {
  const {access, checks, denial, transitions} = eventStory(record, at);
  const check = checks[0];
  const moves = transitions
    .filter(({from, to}) => from !== to)
    .map(({from, to, event}) => transitionText(from, to, event));
  return {
    act: access === null ? (recordSentence(record) ?? plain(record)) : plain(access),
    verdict:
      denial !== null
        ? {isAllowed: false, text: `Denied: ${denyText(denial.reason)}.`}
        : check === undefined
          ? null
          : {
              isAllowed: true,
              text: `${moveText(check.move, check.address, check.length)}: inside its window, so allowed.`,
            },
    after: [
      moves.length === 0 ? '' : `The model: ${moves.join(', ')}.`,
      waiting.length === 0
        ? ''
        : `${waiting.map(guestLetter).join(' and ')} ${waiting.length > 1 ? 'wait' : 'waits'} for the card.`,
    ]
      .filter((text) => text !== '')
      .join(' '),
  };
}

/** `A: CR ← 0x12, start remote write.` */
function plain(record: RecordView): string {
  const {port, direction, value, info} = describeRecord(record);
  const who = record.guest === NOBODY ? '' : `${guestLetter(record.guest)}: `;
  const touched = port === '' ? '' : `${port.replace(/^\S+ /, '')} ${direction === 'R' ? '→' : '←'} ${value}, `;
  return `${who}${touched}${info}.`;
}
