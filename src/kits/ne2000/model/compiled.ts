// The NE2000 model as the monitor runs it: the table that XState's answers made when it was compiled, and what it says of states.
import type {CompiledModel} from '../../../sim/models/compiled-model.ts';
import {tableOf} from '../../../sim/models/declared-model.ts';
import {ALLOWED, DENIED, EDGE_OF, GUARD_OF, TAGGED} from './cells.ts';
import {NE2000_DECLARATION, type Tag} from './declaration.ts';

/** The compiled NE2000 model; states and events are numbered as in `names.ts`, guards as in `CHECKS`. */
export const NE2K_MODEL: CompiledModel & {readonly tagged: Readonly<Record<Tag, number>>} = {
  ...tableOf(NE2000_DECLARATION, {ALLOWED, DENIED, EDGE_OF, GUARD_OF, TAGGED}),
  tagged: TAGGED,
};

/** The states that have a tag, a bit for each number; and those in which a remote DMA is open, whichever way. */
export const {sending: SENDING, remoteRead: READING, remoteWrite: WRITING, reusable: REUSABLE} = TAGGED;
export const DMA_OPEN = READING | WRITING;
