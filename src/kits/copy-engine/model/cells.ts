// What XState answered for every cell of the model: made by tools/compile-model.mjs out of statechart.ts, and held equal by a test.
// A line is a state, a figure in it an event, both in the order of names.ts.

/** The next state, where the cell's guard allows or there is none. */
export const ALLOWED = ['10', '10'];

/** The next state, where the cell's guard refuses. */
export const DENIED = ['00', '10'];

/** 1 + the guard that is asked, 0 for none. */
export const GUARD_OF = ['10', '00'];

/** 1 + the row of the edge, 0 for none. */
export const EDGE_OF = ['10', '02'];

/** The states that have a tag, a bit for each from the first, which is the lowest. */
export const TAGGED = {
  reusable: 0b01,
  sending: 0b10,
};
