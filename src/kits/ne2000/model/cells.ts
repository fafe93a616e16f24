// What XState answered for every cell of the model: made by tools/compile-model.mjs out of statechart.ts, and held equal by a test.
// A line is a state, a figure in it an event, both in the order of names.ts.

/** The next state, where the cell's guard allows or there is none. */
export const ALLOWED = [
  '1000000000',
  '1234111110',
  '2256222110',
  '3534111330',
  '4634111440',
  '5556222330',
  '6656222440',
];

/** The next state, where the cell's guard refuses. */
export const DENIED = [
  '1000000000',
  '1111111110',
  '2222222110',
  '3333111330',
  '4444111440',
  '5555222330',
  '6666222440',
];

/** 1 + the guard that is asked, 0 for none. */
export const GUARD_OF = [
  '0000000000',
  '0211000000',
  '0011000000',
  '0211000000',
  '0211000000',
  '0011000000',
  '0011000000',
];

/** 1 + the row of the edge, 0 for none. */
export const EDGE_OF = [
  '1000000000',
  '0245000000',
  '0089000330',
  '0c00666000',
  '0d00777000',
  '0000aaaee0',
  '0000bbbff0',
];

/** The states that have a tag, a bit for each from the first, which is the lowest. */
export const TAGGED = {
  remoteRead: 0b0101000,
  remoteWrite: 0b1010000,
  reusable: 0b0000010,
  sending: 0b1100100,
};
