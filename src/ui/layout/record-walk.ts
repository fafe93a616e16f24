// Walks through the records of a run: along causes, or one by one; every walk ends where a record is not at hand.
import type {RecordView} from '../../trace/record-view.ts';
import {type EventIndex, NO_CAUSE} from '../../trace/units.ts';

/** Answers with a record, or undefined where none is at hand. */
export type RecordAt = (index: EventIndex) => RecordView | undefined;

/** The numbers of what caused a record, nearest first; the last may be of one that is not at hand. */
export function* causeNumbers(record: RecordView, at: RecordAt): Generator<EventIndex> {
  for (let cause = record.cause; cause !== NO_CAUSE; cause = at(cause)?.cause ?? NO_CAUSE) yield cause;
}

/** What caused a record, nearest first: at most so many. */
export function* causesOf(record: RecordView, at: RecordAt, most: number): Generator<RecordView> {
  let left = most;
  for (const index of causeNumbers(record, at)) {
    const cause = left-- > 0 ? at(index) : undefined;
    if (cause === undefined) return;
    yield cause;
  }
}

/** The records from one on, at most so many; `step` -1: back towards power-on. */
export function* recordsFrom(start: EventIndex, step: 1 | -1, at: RecordAt, most: number): Generator<RecordView> {
  for (let index = start; index >= 0 && Math.abs(index - start) < most; index += step) {
    const record = at(index);
    if (record === undefined) return;
    yield record;
  }
}

/** The first of some records that is one of those looked for; null where none is. */
export function firstOf<R extends RecordView>(
  records: Iterable<RecordView>,
  isLookedFor: (record: RecordView) => record is R,
): R | null {
  for (const record of records) if (isLookedFor(record)) return record;
  return null;
}

/** Farther back than this a cause is another story (a suspension, before the VMM's hundred accesses). */
const LONGEST = 32;

/** The check, denial and transitions that led to a record, oldest first: what lies between the exit that began it and itself. */
export function eventChain(current: RecordView, at: RecordAt): readonly RecordView[] {
  let root = current.index;
  for (const cause of causeNumbers(current, at)) {
    if (current.index - cause > LONGEST) break;
    root = cause;
  }
  const between = Array.from({length: Math.max(0, current.index - root - 1)}, (_, n) => at(root + 1 + n));
  return between.filter((record): record is RecordView => record !== undefined && record.cause >= root);
}
