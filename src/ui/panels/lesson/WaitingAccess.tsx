// The access that waits for its answer, and what the monitor has seen before it: what it wants, and nothing of what becomes of it.
import type {LabView} from '../../../bridge/protocol/messages.ts';
import type {Asked} from '../../../lessons/question.ts';
import {askedWords, isAccess} from '../../layout/meaning/access.ts';
import {seenBefore} from '../../layout/seen-before.ts';
import {records, useRecordVersion} from '../../store/record-cache.ts';
import {pageRange} from '../../widgets/figures.ts';
import {guestLetter} from '../../widgets/guest-letter.ts';

interface WaitingAccessProps {
  readonly asked: Pick<Asked, 'kind' | 'waiting'>;
  readonly view: LabView;
}

/** Nothing where no access waits, or its record is not at hand yet. */
export function WaitingAccess({asked: {kind, waiting}, view}: WaitingAccessProps) {
  useRecordVersion();
  const record = waiting === null ? undefined : records.recordAhead(waiting);
  if (!isAccess(record)) return null;
  const window = view.guests.find(({id}) => id === record.guest)?.window;
  // Where the bytes themselves are asked for, they are read off the drawings.
  const seen = kind === 'bytes' ? null : seenBefore(record, (index) => records.recordAhead(index));
  return (
    <dl className="waiting-access">
      <dt>Waiting access</dt>
      <dd className="mono strong">{askedWords(record)}</dd>
      {seen !== null && (
        <>
          <dt>Seen before it</dt>
          <dd className="mono">{seen}</dd>
        </>
      )}
      {window !== undefined && (seen !== null || kind === 'bytes') && (
        <>
          <dt>{guestLetter(record.guest)}’s window</dt>
          <dd className="mono">{pageRange(window)}</dd>
        </>
      )}
    </dl>
  );
}
