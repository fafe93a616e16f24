// What XState answered for every cell of the model: made by tools/compile-model.mjs out of statechart.ts, and held equal by a test.
// A line is a state, a figure in it an event, both in the order of names.ts.

/** The next state, where the cell's guard allows or there is none. */
export const ALLOWED = ['100000000', '121311015', '221422022', '343313035', '443424044', '555555015'];

/** The next state, where the cell's guard refuses. */
export const DENIED = ['100000000', '111111015', '221222022', '333313035', '443424044', '555555015'];

/** 1 + the guard that is asked, 0 for none. */
export const GUARD_OF = ['000000000', '010200000', '010200000', '010202000', '010202000', '000000000'];

/** 1 + the row of the edge, 0 for none. */
export const EDGE_OF = ['100000000', '02040000a', '003800000', '060050000', '007090000', '0000000b0'];

/** The states that have a tag, a bit for each from the first, which is the lowest. */
export const TAGGED = {
  receiving: 0b011000,
  reusable: 0b101010,
  sending: 0b010100,
};
