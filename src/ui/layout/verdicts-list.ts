// The verdict list: newest first; only what is in view is asked for.
import {thousands} from '../../base/figures.ts';
import type {VerdictCounts, VerdictRow} from '../../bridge/spans/verdict-index.ts';
import type {RecordView} from '../../trace/record-view.ts';
import type {EventIndex} from '../../trace/units.ts';
import {causeNumbers, type RecordAt} from './record-walk.ts';

/** Rows asked for beyond the edges of what is drawn. */
const SPARE = 20;

/** Rows [from, to) to ask for, counted from the oldest, where [first, end) of `total` are drawn, counted from the newest. */
export function rowsToAsk(total: number, first: number, end: number): {readonly from: number; readonly to: number} {
  return {from: Math.max(0, total - end - SPARE), to: Math.min(total, total - first + SPARE)};
}

/** A row's place counted from the oldest, for its place counted from the newest. */
export const oldestFirst = (total: number, fromNewest: number): number => total - 1 - fromNewest;

/** `56 asked, 54 allowed, 2 denied`; accesses that were refused with nothing asked of the checks stand apart: `; 2 more denied without a check`. */
export function verdictCountWords({asked, allowed, denied}: VerdictCounts): string {
  const refused = asked - allowed;
  const unasked = denied - refused;
  const checks = `${thousands(asked)} asked, ${thousands(allowed)} allowed, ${thousands(refused)} denied`;
  return unasked === 0
    ? checks
    : `${checks}; ${thousands(unasked)} ${refused === 0 ? '' : 'more '}denied without a check`;
}

/** How many records one access leaves behind at most. */
const NEAR = 64;
/** And how many of them one another's cause. */
const LONGEST = 8;

/** A record and what caused it, back to the exit that began its access. */
function family(index: EventIndex, at: RecordAt): EventIndex[] {
  const found = [index];
  const record = at(index);
  const isOrigin = (one: RecordView | undefined): boolean => one?.kind === 'exit' || one?.kind === 'resume';
  if (record === undefined || isOrigin(record)) return found;
  for (const cause of causeNumbers(record, at)) {
    found.push(cause);
    if (isOrigin(at(cause)) || found.length === LONGEST) break;
  }
  return found;
}

/** The row that the present event belongs to: its check was asked within the same access. Null if none was. */
export function presentRow(rows: readonly VerdictRow[], present: EventIndex, at: RecordAt): EventIndex | null {
  const ours = new Set(family(present, at));
  const near = rows.filter(({index}) => index <= present && index > present - NEAR);
  return near.findLast(({index}) => family(index, at).some((each) => ours.has(each)))?.index ?? null;
}
