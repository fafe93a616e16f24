// Where in host memory a driver keeps what; all of it lies in the arena.
export const TRANSMIT_BUFFERS = [0x20_0000, 0x20_2000, 0x20_4000, 0x20_6000];
export const RECEIVE_RING = 0x21_0000;
export const RECEIVE_DESCRIPTORS = 0x24_0000;
export const TRANSMIT_DESCRIPTORS = 0x24_1000;
export const TALLY = 0x24_2000;
export const TALLY_BYTES = 64;
export const TRANSMIT_DATA = 0x25_0000;
export const RECEIVE_DATA = 0x26_0000;
/** A buffer of C+ mode is so large, bytes. */
export const DATA_BYTES = 2048;
