// Which records the log shows: the choice it starts with, and what counts as no choice at all.
import {EVERYTHING, type RecordFilter} from '../../bridge/protocol/messages.ts';
import {Kind} from '../../trace/record-layout.ts';

/** Kinds that come by the thousand and say little: hidden until asked for. */
const NOISY_KINDS: readonly number[] = [Kind.EXIT, Kind.SCHEDULE];

/** All kinds but the noisy ones. */
export const QUIET_KINDS: readonly number[] = Object.values(Kind).filter((kind) => !NOISY_KINDS.includes(kind));

/** The filter a log opens with. */
export const DEFAULT_FILTER: RecordFilter = {...EVERYTHING, kinds: QUIET_KINDS};

/** True for the list that tells the run in brief: a run of like accesses is one row of it. */
export function isBrief(filter: RecordFilter): boolean {
  return filter.kinds === QUIET_KINDS;
}

/** True where a filter lets every record through, so that nobody needs to search. */
export function isEverything(filter: RecordFilter): boolean {
  return (
    filter.kinds.length === 0 &&
    filter.guests.length === 0 &&
    filter.registers.length === 0 &&
    filter.verdict === 'any' &&
    filter.hooked === 'any'
  );
}
