// Which memory a range of bytes lies in: a number that records carry. What the memories are called is the kit's to say.

/** One of a machine's address spaces, 0 to 255, in the order in which the device's kit lists them. */
export type SpaceNumber = number;

/** The address space that is the device's own memory: the first, and the only one of a card that is no bus master. */
export const CARD_MEMORY: SpaceNumber = 0;
