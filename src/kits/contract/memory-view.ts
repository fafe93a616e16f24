// The memory that a device moves bytes in, as the page draws it: a map of pages, with marks where the device's pointers stand.

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
}

/** The device's memory on the screen. */
export interface MemoryView {
  /** null: it has no ring. */
  readonly ring: RingDrawing | null;
  /** What lies in a window before the ring, and pages that each piece of it takes; null: nothing has a place there. */
  readonly buffer: {readonly name: string; readonly pages: number} | null;
  /** Where bytes that may move go: `to the wire`, by the kind of move. */
  readonly moves: Readonly<Record<string, string>>;
  /** What is out of its reach, or not: `no host memory in reach`. */
  readonly reach: string;
  /** Why windows are checked, in two or three sentences, and the words of it that the glossary has. */
  readonly about: string;
  readonly dotted: readonly string[];
}
