// How large text in drawings has to be before a class.

/** The least size, from the width of the window, in pixels: as large as a lecture hall asks for, a room, a hand. */
export const leastText = (width: number): number => (width >= 1600 ? 20 : width >= 700 ? 16 : 12);
