// A device on a network as the page shows it: its wire, and the ring in its memory that it stores frames in.

/** A pointer that stands at the edge of a page, by the register that holds it. */
export interface RingMark {
  readonly name: string;
  /** Which of the ring's places; `stop` is one past the ring, and its mark stands at the end of the page before. */
  readonly at: 'start' | 'boundary' | 'current' | 'stop';
}

/** A ring of pages that the device fills and a driver empties. */
export interface RingDrawing {
  readonly name: string;
  /** In drawing order: where two stand at one edge, they are named in this order. */
  readonly marks: readonly RingMark[];
  /** Pages from the boundary to the first that has not been taken out: 1 where the boundary is the last page taken out. */
  readonly heldAfter: 0 | 1;
  /** Bytes that the device puts before a frame it stores. */
  readonly headerBytes: number;
  /** What lies in a window before the ring, and pages that each piece of it takes. */
  readonly buffer: {readonly name: string; readonly pages: number};
}

/** What it sends to, and receives from. */
export interface NetworkView {
  /** The wire's name and speed, in megabits a second. */
  readonly wire: string;
  /** A sentence about a frame from the wire that was stored. */
  readonly frameStored: string;
  /** null: its frames lie in no ring of its memory. */
  readonly ring: RingDrawing | null;
}
