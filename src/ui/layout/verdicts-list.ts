// The verdict list: newest first; only what is in view is asked for.
import type {VerdictRow} from '../../bridge/spans/verdict-index.ts';
import type {RecordView} from '../../trace/record-view.ts';
import {type EventIndex, NO_CAUSE} from '../../trace/units.ts';

/** Rows asked for beyond the edges of what is drawn. */
const SPARE = 20;

/** Rows [from, to) to ask for, counted from the oldest, where [first, end) of `total` are drawn, counted from the newest. */
export function rowsToAsk(total: number, first: number, end: number): {readonly from: number; readonly to: number} {
  return {from: Math.max(0, total - end - SPARE), to: Math.min(total, total - first + SPARE)};
}

/** A row's place counted from the oldest, for its place counted from the newest. */
export const oldestFirst = (total: number, fromNewest: number): number => total - 1 - fromNewest;

/** How many records one access leaves behind at most. */
const NEAR = 64;

/** A record and what caused it, back to the exit that began its access. */
function chain(index: EventIndex, lookup: (index: EventIndex) => RecordView | undefined): EventIndex[] {
  const found: EventIndex[] = [];
  for (let at = index; at !== NO_CAUSE && found.length < 8; ) {
    const record = lookup(at);
    found.push(at);
    if (record === undefined || record.kind === 'exit' || record.kind === 'resume') break;
    at = record.cause;
  }
  return found;
}

/** The row that the present event belongs to: its check was asked within the same access. Null if none was. */
export function presentRow(
  rows: readonly VerdictRow[],
  present: EventIndex,
  lookup: (index: EventIndex) => RecordView | undefined,
): EventIndex | null {
  const family = new Set(chain(present, lookup));
  const near = rows.filter(({index}) => index <= present && index > present - NEAR);
  return near.findLast(({index}) => chain(index, lookup).some((each) => family.has(each)))?.index ?? null;
}
