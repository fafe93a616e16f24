// A record in half a line: for lists of causes, and for why a run stopped.
import type {RecordView} from '../../trace/record-view.ts';
import {hex} from '../widgets/figures.ts';
import {accessMeaning, accessPort} from './access-meaning.ts';
import {describeRecord} from './describe-record.ts';
import {isAccess} from './event-story.ts';

/** `CR ← 0x12: send the frame`, or what the monitor or the card did. */
export function recordLine(record: RecordView): string {
  if (!isAccess(record)) {
    const {transition, info} = describeRecord(record);
    return [transition, info].filter((part) => part !== '').join(': ');
  }
  if (record.kind === 'suspend') return describeRecord(record).info;
  const port = accessPort(record);
  if (record.count > 1) return `${port} port: ${accessMeaning(record)}`;
  return `${port} ${record.direction === 'out' ? '←' : '→'} ${hex(record.value, record.size * 2)}: ${accessMeaning(record)}`;
}
