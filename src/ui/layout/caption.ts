// The present event as a class reads it from the back row: who does what, what the monitor says of it, where the model goes.
import type {RecordView} from '../../trace/record-view.ts';
import {isNobody} from '../../trace/units.ts';
import {guestLetter} from '../widgets/guest-letter.ts';
import {inItsWords} from './card-words.ts';
import {describeRecord, recordSentence} from './describe-record.ts';
import {eventStory} from './event-story.ts';
import {meaningOf} from './meaning/meanings.ts';
import type {VerdictWords} from './meaning/record-meaning.ts';
import type {RecordAt} from './record-walk.ts';

/** What is said before anything has happened. */
export const POWER_ON = 'Power-on. Nothing has happened yet.';

/** Two lines at most; the verdict stands out. */
export interface Caption {
  readonly act: string;
  readonly verdict: VerdictWords | null;
  readonly after: string;
}

/** What one event says, and nothing of its neighbours; `waiting`: guests suspended meanwhile. */
export function captionOf(record: RecordView, at: RecordAt, waiting: readonly number[] = []): Caption {
  return inItsWords(record, () => caption(record, at, waiting));
}

function caption(record: RecordView, at: RecordAt, waiting: readonly number[]): Caption {
  const {caption: words, captionEnd, verdict} = meaningOf(record);
  const access = (): string | null => {
    const behind = eventStory(record, at).access;
    return behind === null ? null : row(behind);
  };
  // Who is given the card waits no longer, though it does not run yet.
  const others = waiting.filter((guest) => record.kind !== 'handoff' || guest !== record.guest);
  const wait =
    others.length === 0
      ? ''
      : `${others.map(guestLetter).join(' and ')} ${others.length > 1 ? 'wait' : 'waits'} for the card.`;
  return {
    act: words?.(record, {access, row: row(record)}) ?? recordSentence(record) ?? row(record),
    verdict: verdict?.(record) ?? null,
    after: [captionEnd?.(record) ?? '', wait].filter((text) => text !== '').join(' '),
  };
}

/** `A: COMMAND ← 0x12, start remote write.` */
function row(record: RecordView): string {
  const {port, direction, value, info} = describeRecord(record);
  const who = isNobody(record.guest) ? '' : `${guestLetter(record.guest)}: `;
  const touched = port === '' ? '' : `${port.replace(/^\S+ /, '')} ${direction === 'R' ? '→' : '←'} ${value}, `;
  return `${who}${touched}${info}.`;
}
