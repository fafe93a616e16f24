// Memories as addresses name their bytes: which one a range lies in, by a number that records carry, and parts of one. What the
// memories are called is the kit's to say.

/** One of a machine's address spaces, 0 to 255, in the order in which the device's kit lists them. */
export type SpaceNumber = number;

/** The address space that is the device's own memory: the first, and the only one of a card that is no bus master. */
export const CARD_MEMORY: SpaceNumber = 0;

/** A part of a memory, in device addresses, end exclusive: what a guest may touch. */
export interface AddressWindow {
  readonly start: number;
  readonly end: number;
  /** The address space it lies in; the device's own memory where none is named. */
  readonly space?: SpaceNumber;
}
