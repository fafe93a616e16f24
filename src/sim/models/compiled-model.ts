// A model as its monitor runs it: a flat statechart written down as a table.

/** The numbering that a table gets: position is number. */
export interface ModelOrder {
  readonly states: readonly string[];
  readonly events: readonly string[];
  readonly guards: readonly string[];
}

/** A statechart as a table; a cell is `state * events.length + event`. */
export interface CompiledModel {
  readonly states: readonly string[];
  readonly events: readonly string[];
  readonly guards: readonly string[];
  /** The next state by cell, where the cell's guard allows or there is none. */
  readonly allowed: Uint8Array;
  /** The next state by cell, where the cell's guard refuses; the same as `allowed` where there is none. */
  readonly denied: Uint8Array;
  /** By cell: 1 + the row of the guard that is asked, 0 for none. */
  readonly guardOf: Uint8Array;
  /** By cell: the row that the statechart’s author gave its edge, -1 for none. */
  readonly edgeOf: Int8Array;
  /** The states that have a tag, a bit for each. */
  readonly tagged: Readonly<Record<string, number>>;
}
