// The present event as a class reads it from the back row: who does what, what the monitor says of it, where the model goes.
import type {RecordView} from '../../trace/record-view.ts';
import {NOBODY} from '../../trace/units.ts';
import {guestLetter} from '../widgets/guest-letter.ts';
import {denyText, describeRecord, eventName, moveText, transitionText} from './describe-record.ts';
import {eventStory, type RecordAt} from './event-story.ts';
import {recordSentence} from './record-sentence.ts';

/** Two lines at most; the verdict stands out. */
export interface Caption {
  readonly act: string;
  readonly verdict: {readonly isAllowed: boolean; readonly text: string} | null;
  readonly after: string;
}

/** What one event says, and nothing of its neighbours; `waiting`: guests suspended meanwhile. */
export function captionOf(record: RecordView, at: RecordAt, waiting: readonly number[] = []): Caption {
  const moved = record.kind === 'transition' ? movedText(record) : '';
  // Who is given the card waits no longer, though it does not run yet.
  const others = waiting.filter((guest) => record.kind !== 'handoff' || guest !== record.guest);
  const wait =
    others.length === 0
      ? ''
      : `${others.map(guestLetter).join(' and ')} ${others.length > 1 ? 'wait' : 'waits'} for the card.`;
  return {
    act: actOf(record, at),
    verdict: verdictOf(record),
    after: [moved, wait].filter((text) => text !== '').join(' '),
  };
}

/** The access that was asked about or moved the model; else the event itself. */
function actOf(record: RecordView, at: RecordAt): string {
  if (record.kind === 'check' || record.kind === 'denial' || record.kind === 'transition') {
    const {access} = eventStory(record, at);
    if (access !== null) return plain(access);
    if (record.kind === 'transition') return `${eventName(record.event)}.`;
  }
  if (record.kind === 'handoff') return `${plain(record)} ${recordSentence(record) ?? ''}`;
  return recordSentence(record) ?? plain(record);
}

function verdictOf(record: RecordView): Caption['verdict'] {
  if (record.kind === 'denial') return {isAllowed: false, text: `Denied: ${denyText(record.reason)}.`};
  if (record.kind !== 'check') return null;
  const move = moveText(record.move, record.address, record.length);
  return {
    isAllowed: record.allowed,
    text: record.allowed ? `${move}: inside its window, so allowed.` : `${move}: refused by the check.`,
  };
}

function movedText({from, to, event}: Extract<RecordView, {kind: 'transition'}>): string {
  return from === to ? 'The model stays where it is.' : `The model: ${transitionText(from, to, event)}.`;
}

/** `A: CR ← 0x12, start remote write.` */
function plain(record: RecordView): string {
  const {port, direction, value, info} = describeRecord(record);
  const who = record.guest === NOBODY ? '' : `${guestLetter(record.guest)}: `;
  const touched = port === '' ? '' : `${port.replace(/^\S+ /, '')} ${direction === 'R' ? '→' : '←'} ${value}, `;
  return `${who}${touched}${info}.`;
}
