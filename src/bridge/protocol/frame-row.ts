// What the list of frames shows.

import type {MemoryRange} from '../../trace/range-rows.ts';
import type {LossCause} from '../../trace/record-layout.ts';
import type {NameOf} from '../../trace/record-view.ts';
import type {Cycle, EventIndex, FrameId, GuestId} from '../../trace/units.ts';

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
  /** The bytes that the check of its transmission allowed; null for frames that were not sent. */
  readonly range: MemoryRange | null;
}
