// What the timeline draws of one stretch of a run: plain columns, never more entries than pixels ask for.
import type {Cycle, EventIndex, GuestId} from '../../trace/units.ts';

/** Spans of one lane, ascending and apart; spans shorter than a pixel that begin in the same pixel are one. */
export interface Spans {
  readonly from: Float64Array<ArrayBuffer>;
  /** Infinity while a span is open. */
  readonly to: Float64Array<ArrayBuffer>;
  /** Whose span it is, by guest number; of a merged span, the first one's. */
  readonly guest: Uint8Array<ArrayBuffer>;
  /** Bytes that the check allowed to move; 0 where none is known. */
  readonly bytes: Uint32Array<ArrayBuffer>;
  /** The frame on the wire, `NO_FRAME` where none is known. */
  readonly frame: Uint32Array<ArrayBuffer>;
  /** How many spans this one stands for. */
  readonly count: Uint32Array<ArrayBuffer>;
}

/** Instants of one kind, ascending; those in the same bin are one, standing at the first. */
export interface Marks {
  readonly at: Float64Array<ArrayBuffer>;
  /** The first one's record. */
  readonly index: Uint32Array<ArrayBuffer>;
  readonly guest: Uint8Array<ArrayBuffer>;
  /** The first one's detail: an INJECT's value for interrupts, reason for denials, new owner for hand-offs, cause for losses, a `FrameMark` for frames. */
  readonly detail: Uint32Array<ArrayBuffer>;
  readonly count: Uint32Array<ArrayBuffer>;
}

/** No frame is known for a span. */
export const NO_FRAME = 0xffff_ffff;
/** What a frame's mark tells. */
export const FrameMark = {SENT: 0, TAKEN: 1, NOT_TAKEN: 2} as const;

/** One guest's lane. */
export interface GuestLanes {
  readonly guest: GuestId;
  readonly owns: Spans;
  /** Suspended at an access because it does not own the card. */
  readonly wants: Spans;
  /** Has the processor. */
  readonly runs: Spans;
}

/** Counts of instants in bins of equal width. */
export interface Bins {
  /** Start of the first bin, a multiple of `width`. */
  readonly first: Cycle;
  readonly width: Cycle;
  readonly counts: Uint32Array<ArrayBuffer>;
}

/** One stretch of a run at the asked resolution. */
export interface TimelineSummary {
  readonly from: Cycle;
  readonly to: Cycle;
  readonly pixels: number;
  /** By pixel the first record at or after its left edge, and one more for the right edge of the last. */
  readonly places: Uint32Array<ArrayBuffer>;
  /** The whole run as far as it is computed. */
  readonly run: {readonly from: Cycle; readonly to: Cycle; readonly events: EventIndex};
  readonly guests: readonly GuestLanes[];
  /** The model in a transmitting state. */
  readonly transmit: Spans;
  /** The model in a state with a remote DMA open. */
  readonly remote: Spans;
  /** The model says that the card can change hands. */
  readonly reusable: Spans;
  readonly exits: Bins;
  readonly interrupts: Marks;
  readonly denials: Marks;
  readonly handoffs: Marks;
  readonly losses: Marks;
  readonly frames: Marks;
}

const noSpans: Spans = {
  from: new Float64Array(0),
  to: new Float64Array(0),
  guest: new Uint8Array(0),
  bytes: new Uint32Array(0),
  frame: new Uint32Array(0),
  count: new Uint32Array(0),
};
const noMarks: Marks = {
  at: new Float64Array(0),
  index: new Uint32Array(0),
  guest: new Uint8Array(0),
  detail: new Uint32Array(0),
  count: new Uint32Array(0),
};

/** The summary of a run without events. */
export const EMPTY_SUMMARY: TimelineSummary = {
  from: 0,
  to: 1,
  pixels: 1,
  places: new Uint32Array(2),
  run: {from: 0, to: 0, events: 0},
  guests: [],
  transmit: noSpans,
  remote: noSpans,
  reusable: noSpans,
  exits: {first: 0, width: 1, counts: new Uint32Array(0)},
  interrupts: noMarks,
  denials: noMarks,
  handoffs: noMarks,
  losses: noMarks,
  frames: noMarks,
};
