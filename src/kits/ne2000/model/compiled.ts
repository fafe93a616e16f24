// The NE2000 model as the monitor runs it: the table that XState's answers made when it was compiled, and what it says of
// states and drawn edges.
import {isAmong} from '../../../base/bits.ts';
import type {CompiledModel} from '../../../sim/models/compiled-model.ts';
import {drawnEdgesOf, tableOf} from '../../../sim/models/declared-model.ts';
import {ALLOWED, DENIED, EDGE_OF, GUARD_OF, TAGGED} from './cells.ts';
import type {Tag} from './declaration.ts';
import {CHECKS, EVENTS, type EventName, STATES, type StateName} from './names.ts';

/** The compiled NE2000 model; states and events are numbered as in `names.ts`, guards as in `CHECKS`. */
export const NE2K_MODEL: CompiledModel & {readonly tagged: Readonly<Record<Tag, number>>} = {
  ...tableOf({states: STATES, events: EVENTS, guards: CHECKS}, {ALLOWED, DENIED, EDGE_OF, GUARD_OF, TAGGED}),
  tagged: TAGGED,
};

/** The states that have a tag, a bit for each number; and those in which a remote DMA is open, whichever way. */
export const {sending: SENDING, remoteRead: READING, remoteWrite: WRITING, reusable: REUSABLE} = TAGGED;
export const DMA_OPEN = READING | WRITING;

const NAMES: readonly string[] = STATES;

/** True where a state, by number or name, has a tag; no state has none. @example isTagged('TransDmaRd', 'sending') */
export function isTagged(state: number | string | null, tag: Tag): boolean {
  const number = typeof state === 'number' ? state : NAMES.indexOf(state ?? '');
  return number >= 0 && isAmong(NE2K_MODEL.tagged[tag], number);
}

/** Which way a remote DMA is open in a state; null where none is. */
export function openDma(state: number | string | null): 'read' | 'write' | null {
  return isTagged(state, 'remoteRead') ? 'read' : isTagged(state, 'remoteWrite') ? 'write' : null;
}

/** An edge that slide 26 draws. */
export interface DrawnEdge {
  readonly from: StateName;
  readonly on: readonly EventName[];
  readonly to: StateName;
  /** It asks a checking function first: remote DMA [deck, slides 18, 24], and transmissions (inferred). */
  readonly isChecked: boolean;
}

/** The fifteen drawn edges in the order of their rows. */
export const DRAWN_EDGES = drawnEdgesOf(NE2K_MODEL) as readonly DrawnEdge[];
