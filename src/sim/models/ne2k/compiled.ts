// The NE2000 model as the monitor runs it: the table that XState's answers made when it was compiled.
import {readCells} from '../cells-text.ts';
import type {CompiledModel} from '../compiled-model.ts';
import {ALLOWED, DENIED, GUARD_OF} from './cells.ts';
import {CHECKS, DRAWN_EDGES, EVENTS, REUSABLE_STATES, STATES} from './names.ts';

/** The table, and what slide 26 says about its cells and states. */
export interface Ne2kModel extends CompiledModel {
  /** By cell: the row of `DRAWN_EDGES` that it lies on, -1 if it is undrawn. */
  readonly edgeOf: Int8Array;
  /** By state: 1 where the card can be handed over. */
  readonly reusable: Uint8Array;
}

/** The row of the drawn edges by cell, numbered as the table is. */
function drawnEdges(): Int8Array {
  const edgeOf = new Int8Array(STATES.length * EVENTS.length).fill(-1);
  DRAWN_EDGES.forEach(({from, on}, row) => {
    for (const event of on) edgeOf[STATES.indexOf(from) * EVENTS.length + EVENTS.indexOf(event)] = row;
  });
  return edgeOf;
}

/** The compiled NE2000 model; states and events are numbered as in `names.ts`, guards as in `CHECKS`. */
export const NE2K_MODEL: Ne2kModel = {
  states: STATES,
  events: EVENTS,
  guards: CHECKS,
  allowed: readCells(ALLOWED),
  denied: readCells(DENIED),
  guardOf: readCells(GUARD_OF),
  edgeOf: drawnEdges(),
  reusable: Uint8Array.from(STATES, (state) => (REUSABLE_STATES.some((name) => name === state) ? 1 : 0)),
};
