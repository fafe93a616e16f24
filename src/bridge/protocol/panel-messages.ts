// What single panels ask of the worker, and what it answers: each question has one answer with the same id.
import type {Which} from '../../scenarios/moment.ts';
import type {LabView} from '../../sim/lab/lab-view.ts';
import type {LossCause} from '../../trace/record-layout.ts';
import type {NameOf} from '../../trace/record-view.ts';
import type {Cycle, EventIndex, FrameId, GuestId} from '../../trace/units.ts';

/** Pairs a question with its answer. */
export type RequestId = number;

/** What became of a frame; `refused` is one that the card did not take and no guest misses. */
export type FrameFate = 'sent' | 'received' | 'refused' | 'lost' | 'kept';

/** One line of the list of frames. */
export interface FrameRow {
  readonly index: EventIndex;
  readonly at: Cycle;
  /** Who sent it, got it, misses it. */
  readonly guest: GuestId;
  readonly fate: FrameFate;
  /** Why it was lost; null where it was not. */
  readonly why: NameOf<typeof LossCause> | null;
  readonly frame: FrameId;
  /** The frame without its check sequence. */
  readonly bytes: Uint8Array;
  /** Card addresses that the check of its transmission allowed; null for frames that were not sent. */
  readonly range: {readonly address: number; readonly length: number} | null;
}

/** A named moment of the open run. */
export interface FoundMoment {
  readonly name: string;
  readonly filter: string;
  readonly which: Which;
  /** null: not known yet, or there is none. */
  readonly event: EventIndex | null;
  readonly at: Cycle | null;
}

export type PanelQuestion =
  /** Asks where the named moments of the run are, in the order of its scenario. */
  | {readonly type: 'moments'; readonly id: RequestId}
  /** Asks for the card's registers as they stood before the last step, the present one. */
  | {readonly type: 'before'; readonly id: RequestId}
  /** Asks how the machine stood right after record `event`; the run stays where it is. */
  | {readonly type: 'instant'; readonly id: RequestId; readonly event: EventIndex}
  /** Asks for rows [from, to) of the list of frames whose events pass a filter (empty: all of them), oldest first. */
  | {
      readonly type: 'frames';
      readonly id: RequestId;
      readonly filter: string;
      readonly from: number;
      readonly to: number;
    };

export type PanelAnswer =
  | {readonly type: 'moments'; readonly id: RequestId; readonly moments: readonly FoundMoment[]}
  /** `position` is the number of events behind the present that was meant. */
  | {
      readonly type: 'before';
      readonly id: RequestId;
      readonly position: EventIndex;
      readonly registers: Readonly<Record<string, number>>;
    }
  | {
      readonly type: 'instant';
      readonly id: RequestId;
      readonly event: EventIndex;
      /** With packet memory. */
      readonly view: LabView;
      /** The card's registers before the step that wrote the record. */
      readonly before: Readonly<Record<string, number>>;
      /** The place of the record in the list of frames; null where it is not about a frame. */
      readonly frame: number | null;
    }
  /** Rows from `from` on; `total` rows in the list, `ahead` of them after the present; `all` frames with those that do not pass. */
  | {
      readonly type: 'frames';
      readonly id: RequestId;
      readonly from: number;
      readonly rows: readonly FrameRow[];
      readonly total: number;
      readonly ahead: number;
      readonly all: number;
    };
