// What happened just before an event and just after it, without what comes by the thousand and says little.
import {isRegister} from '../../datasheets/ne2000.ts';
import type {RecordView} from '../../trace/record-view.ts';
import type {EventStory, RecordAt} from './event-story.ts';

/** How far is looked. */
const FAR = 600;
const SKIPPED: ReadonlySet<RecordView['kind']> = new Set(['exit', 'model-event', 'check', 'denial', 'vmm-access']);

/** The last `most` telling records before a story, nearest first. */
export function recordsBefore(story: EventStory, at: RecordAt, most: number): readonly RecordView[] {
  return near(story.first - 1, -1, at, most);
}

/** The first `most` telling records after a story that are computed, nearest first. */
export function recordsAfter(story: EventStory, at: RecordAt, most: number): readonly RecordView[] {
  return near(story.last + 1, 1, at, most);
}

function near(start: number, step: 1 | -1, at: RecordAt, most: number): readonly RecordView[] {
  const found: RecordView[] = [];
  let wasData = false;
  for (let index = start; index >= 0 && Math.abs(index - start) < FAR && found.length < most; index += step) {
    const record = at(index);
    if (record === undefined) break;
    if (SKIPPED.has(record.kind)) continue;
    const isData = record.kind === 'access' && !isRegister(record.offset);
    // Of a run of data port accesses the nearest one stands for all.
    if (!(isData && wasData)) found.push(record);
    wasData = isData;
  }
  return found;
}
