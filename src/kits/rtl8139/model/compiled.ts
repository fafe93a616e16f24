// The RTL8139's model as the monitor runs it: the table that XState's answers made, and what it says of states.
import type {CompiledModel} from '../../../sim/models/compiled-model.ts';
import {tableOf} from '../../../sim/models/declared-model.ts';
import {ALLOWED, DENIED, EDGE_OF, GUARD_OF, TAGGED} from './cells.ts';
import {CHECKS, EVENTS, STATES} from './names.ts';

/** The compiled model; states and events are numbered as in `names.ts`. */
export const RTL8139_MODEL: CompiledModel = tableOf(
  {states: STATES, events: EVENTS, guards: CHECKS},
  {ALLOWED, DENIED, EDGE_OF, GUARD_OF, TAGGED},
);

/** The states that have a tag, a bit for each number. */
export const {sending: SENDING, receiving: RECEIVING, reusable: REUSABLE} = TAGGED;
