// What the timeline's drawing is given.
import type {TimelineSummary} from '../../../bridge/spans/timeline-summary.ts';
import type {Cycle, EventIndex, GuestId} from '../../../trace/units.ts';
import type {TimelineRows} from '../../layout/timeline-rows.ts';
import type {Stretch} from '../../layout/timeline-window.ts';
import type {ChosenSpan} from '../../store/chosen-part.ts';

/** A guest as its lane names it. */
export interface LaneGuest {
  readonly id: GuestId;
  readonly name: string;
}

/** A named moment that is computed. */
export interface MomentMark {
  readonly name: string;
  readonly event: EventIndex;
  readonly at: Cycle;
}

export interface TimelineProps {
  readonly guests: readonly LaneGuest[];
  readonly rows: TimelineRows;
  /** Pixels from the left edge of the names to the right edge. */
  readonly width: number;
  readonly now: Cycle;
  /** When the chosen event was, where it is not the present one. */
  readonly chosenAt: Cycle | null;
  /** The stretch that is chosen; null: none. */
  readonly span: ChosenSpan | null;
  /** Numbers of the records that the log's filter lets pass, ascending; null where no filter is set. */
  readonly passing: Uint32Array | null;
  readonly moments: readonly MomentMark[];
  /** What is in view, and a margin around it. */
  readonly summary: TimelineSummary;
  /** The whole run. */
  readonly overview: TimelineSummary;
  readonly run: Stretch;
  /** How far the run is computed. */
  readonly known: Cycle;
  readonly stretch: Stretch;
  /** What a screen reader is told. */
  readonly label: string;
  readonly onStretch: (stretch: Stretch) => void;
  readonly onSpan: (span: ChosenSpan | null) => void;
  readonly onSeekTime: (at: Cycle) => void;
  readonly onSeekEvent: (event: EventIndex) => void;
}

/** Pixels kept free at the right edge: half of the widest mark, which may lie at the very end. */
export const RIGHT = 12;
/** The canvas begins so far before the lanes, for half a mark at their start. */
export const BEFORE = 9;
