// What XState answered for every cell of the model: made by tools/compile-model.mjs out of statechart.ts, and held equal by a test.
// A line is a state, a figure in it an event, both in the order of names.ts.

/** The next state, where the cell's guard allows or there is none. */
export const ALLOWED = ['1000000', '1213110', '2214220', '3433130', '4434240'];

/** The next state, where the cell's guard refuses. */
export const DENIED = ['1000000', '1111110', '2212220', '3333130', '4434240'];

/** 1 + the guard that is asked, 0 for none. */
export const GUARD_OF = ['0000000', '0102000', '0102000', '0102020', '0102020'];

/** 1 + the row of the edge, 0 for none. */
export const EDGE_OF = ['1000000', '0204000', '0038000', '0600500', '0070900'];

/** The states that have a tag, a bit for each from the first, which is the lowest. */
export const TAGGED = {
  receiving: 0b11000,
  reusable: 0b01010,
  sending: 0b10100,
};
