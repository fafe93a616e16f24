// What the deck did not measure: the cost of being a device in software. Our estimates, and marked so wherever they are shown.

/** Cycles of a virtual card's step for one element moved or register touched, beside the deck's dispatch. Estimate. */
export const EMULATED_ELEMENT = 60;
/** Cycles of copying one byte of a frame between a guest's buffer and the VMM's. Estimate. */
export const COPIED_BYTE = 2;
