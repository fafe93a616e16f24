// The present event for the drawings: its record, what its exit led to before it, and how fast amber may run.

import type {RecordView} from '../../../trace/record-view.ts';
import {useCurrentRecord} from '../../store/current-record.ts';
import {SPEEDS, useLab} from '../../store/lab-store.ts';
import {useRecords} from '../../store/record-cache.ts';

/** What happens now, and how it may be shown. */
export interface Present {
  readonly current: RecordView | null;
  /** Records between the event's cause and the event: its check, its denial, its transitions. */
  readonly chain: readonly RecordView[];
  /** Milliseconds a stretch of the path takes; 0 while the machine runs or is set to more than 1/50 of real time. */
  readonly motion: number;
}

/** A chain is an exit's; after a long one (a hand-off, the VMM's hundred accesses) the event stands alone. */
const LONGEST_CHAIN = 32;
const HOP_MS = 600;
const FASTEST_WITH_MOTION = 1 / 50;

/** The store's present event. */
export function usePresent(): Present {
  const current = useCurrentRecord();
  const from = current === null || current.cause < 0 ? 0 : current.cause + 1;
  const to = current === null || current.cause < 0 || current.index - from > LONGEST_CHAIN ? from : current.index;
  const chain = useRecords(from, to).filter((record) => record !== undefined);
  const isStill = useLab((state) => !state.running && (SPEEDS[state.speed] ?? 1) <= FASTEST_WITH_MOTION);
  return {current, chain: chain.filter((record) => record.cause >= from - 1), motion: isStill ? HOP_MS : 0};
}
