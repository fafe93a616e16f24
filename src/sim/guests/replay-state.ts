// What a recorded guest has to remember: where it stands, what the card did that it has not met yet, what differed. Plain data.
import type {PartState} from '../../base/state.ts';
import type {Cycle} from '../../trace/units.ts';
import type {Difference} from './recorded-difference.ts';

/** Differences by kind. */
export interface Counts {
  read: number;
  irq: number;
  tx: number;
  rx: number;
}

/** Between two instructions. */
export interface ReplayState extends PartState {
  readonly kind: 'recorded';
  /** The event it stands at. */
  at: number;
  /** How many accesses the loop has that it stands in, 1 where it stands at another instruction; 0: it has not looked. */
  loop: number;
  /** Outcomes since the last access or arrival, not yet met in the recording. */
  levels: number[];
  sent: Uint8Array[];
  offered: number;
  counts: Counts;
  /** Reads, changes of the line and frames held against the recording so far. */
  compared: number;
  /** Nothing of the recording is left, and what the card did last was looked at. */
  isOver: boolean;
  kept: Difference[];
  isInterrupted: boolean;
  /** The event before which memory was filled last, and how often; -1: none. */
  filled: number;
  fillsDone: number;
  /** The event whose time has come: what was to happen before it may; -1: none's. */
  waited: number;
  /** Until when an outcome is waited for; null: none is. */
  overdue: Cycle | null;
}

/** At the beginning of a recording. */
export function freshReplay(): ReplayState {
  return {
    kind: 'recorded',
    at: 0,
    loop: 0,
    levels: [],
    sent: [],
    offered: 0,
    counts: {read: 0, irq: 0, tx: 0, rx: 0},
    compared: 0,
    isOver: false,
    kept: [],
    isInterrupted: false,
    filled: -1,
    fillsDone: 0,
    waited: -1,
    overdue: null,
  };
}
