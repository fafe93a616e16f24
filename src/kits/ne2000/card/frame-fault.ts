// What noise can do to a frame on its way to the card.

/** What is wrong with a frame that noise has hit: its FCS, or also its end, which is in the middle of a byte. */
export type FrameFault = 'crc' | 'alignment';
