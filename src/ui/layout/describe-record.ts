// A record in words: as one row of the log, in half a line, and in a sentence for who meets such an event for the first time.

import {hex, thousands} from '../../base/figures.ts';
import type {RecordView} from '../../trace/record-view.ts';
import {isNobody} from '../../trace/units.ts';
import {guestLetter} from '../widgets/guest-letter.ts';
import type {LineKind} from '../widgets/LineSample.tsx';
import {inItsWords} from './card-words.ts';
import {accessPort} from './device-ports.ts';
import {accessLine, isAccess} from './meaning/access.ts';
import {meaningOf, said} from './meaning/meanings.ts';
import type {Tint} from './meaning/record-meaning.ts';

/** The columns of one row; an empty string leaves a cell empty. */
export interface RecordText {
  /** Offset and name: `00 COMMAND`. */
  readonly port: string;
  readonly direction: '' | 'R' | 'W';
  readonly value: string;
  readonly path: LineKind | null;
  readonly transition: string;
  readonly info: string;
  readonly verdict: 'allow' | 'deny' | null;
  readonly tint: Tint;
}

/** The row of one record. */
export function describeRecord(record: RecordView): RecordText {
  return inItsWords(record, () => {
    const meaning = meaningOf(record);
    const verdict = meaning.verdict?.(record);
    return {
      ...portColumns(record),
      path: said(meaning.line ?? null, record),
      transition: meaning.transition?.(record) ?? '',
      info: said(meaning.info, record),
      verdict: verdict === undefined ? null : verdict.isAllowed ? 'allow' : 'deny',
      tint: said(meaning.tint ?? 'plain', record),
    };
  });
}

/** The columns of what is about a port. */
function portColumns(record: RecordView): Pick<RecordText, 'port' | 'direction' | 'value'> {
  if (!('direction' in record)) return {port: '', direction: '', value: ''};
  return {
    port: `${record.offset.toString(16).toUpperCase().padStart(2, '0')} ${accessPort(record)}`,
    direction: record.direction === 'out' ? 'W' : 'R',
    value: !isAccess(record)
      ? ''
      : record.count > 1
        ? `×${thousands(record.count)}`
        : hex(record.value, record.size * 2),
  };
}

/** Why this record was written and what it leads to; null for accesses, which speak for themselves. */
export function recordSentence(record: RecordView): string | null {
  return inItsWords(record, () => said(meaningOf(record).sentence ?? null, record));
}

/** `COMMAND ← 0x12: send the frame`, or what the monitor or the card did: for lists of causes. */
export function recordLine(record: RecordView): string {
  if (isAccess(record) && record.kind !== 'suspend') return inItsWords(record, () => accessLine(record));
  const {transition, info} = describeRecord(record);
  return [transition, info].filter((part) => part !== '').join(': ');
}

/** The same behind its guest, where it has one: `guest B: STATUS → 0x40: pending: DONE`. */
export function guestAndLine(record: RecordView): string {
  return `${isNobody(record.guest) ? '' : `guest ${guestLetter(record.guest)}: `}${recordLine(record)}`;
}
