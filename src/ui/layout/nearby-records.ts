// What happened just before an event and just after it, without what comes by the thousand and says little.
import type {RecordView} from '../../trace/record-view.ts';
import {isRegister} from './device-ports.ts';
import type {EventStory} from './event-story.ts';
import {meaningOf} from './meaning/meanings.ts';
import {type RecordAt, recordsFrom} from './record-walk.ts';

/** How far is looked. */
const FAR = 600;

/** The last `most` telling records before a story, nearest first. */
export function recordsBefore(story: EventStory, at: RecordAt, most: number): readonly RecordView[] {
  return telling(recordsFrom(story.first - 1, -1, at, FAR), most);
}

/** The first `most` telling records after a story that are computed, nearest first. */
export function recordsAfter(story: EventStory, at: RecordAt, most: number): readonly RecordView[] {
  return telling(recordsFrom(story.last + 1, 1, at, FAR), most);
}

function telling(records: Iterable<RecordView>, most: number): readonly RecordView[] {
  const found: RecordView[] = [];
  let wasData = false;
  for (const record of records) {
    if (found.length === most) break;
    if (meaningOf(record).isRoutine) continue;
    const isData = record.kind === 'access' && !isRegister(record.offset);
    // Of a run of data port accesses the nearest one stands for all.
    if (!(isData && wasData)) found.push(record);
    wasData = isData;
  }
  return found;
}
