// Where a step stops: the next record of a kind, among those computed or by running on, and the one before.
import type {EventStore} from '../../trace/event-store.ts';
import type {EventIndex} from '../../trace/units.ts';
import type {RecordPick} from './step-targets.ts';

/** A run as far as a search needs it. */
interface Course {
  readonly store: EventStore;
  readonly hasEnded: boolean;
  seek(event: EventIndex): void;
  runTo(event: EventIndex): void;
}

/** Records that are written before they are looked through. */
const PIECE = 512;

/**
 * The next record from `from` on that is wanted, wherever the run has to go to find it; null if there is none up to the run's
 * end, or among the computed ones, of which there are `most` or more.
 */
export function nextRecord(
  lab: Course,
  isWanted: RecordPick,
  from: EventIndex,
  most = Number.POSITIVE_INFINITY,
): EventIndex | null {
  const {store} = lab;
  for (let index = from; ; ) {
    for (; index < store.length; index++) if (isWanted(store.word(index, 0), store.word(index, 1))) return index;
    lab.seek(index);
    if (lab.hasEnded || index >= most) return null;
    lab.runTo(index + PIECE);
  }
}

/** The last computed record before `before` that is wanted; null if there is none. */
export function recordBefore(store: EventStore, isWanted: RecordPick, before: EventIndex): EventIndex | null {
  for (let index = before - 1; index >= 0; index--)
    if (isWanted(store.word(index, 0), store.word(index, 1))) return index;
  return null;
}
