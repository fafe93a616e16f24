// How soon the list of matches is looked for again while its run grows.
import type {RecordQuery} from '../../bridge/protocol/messages.ts';
import type {LabState} from './lab-state.ts';
import {isRunning} from './run-phase.ts';

/** Milliseconds until the next search; none where the filter has changed in between or nothing runs. */
export function restAfterSearch(state: LabState, searched: RecordQuery, found: number): number {
  return isRunning(state) && state.filter === searched ? Math.min(1000, 33 + found / 200) : 0;
}
