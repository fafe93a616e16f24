// Slide 26 in the words of every model: its states, events, reasons and edges. [deck, slide 26]
import type {ModelWords, StateMeaning, UndrawnEdge} from '../../contract/model-words.ts';
import {DRAWN_EDGES, isTagged, openDma} from './compiled.ts';
import {type Edge, SLIDE_26} from './declaration.ts';
import {DENY_REASONS, EVENTS, type EventName, STATES} from './names.ts';

const STATE_MEANINGS: readonly StateMeaning[] = STATES.map((name) => ({
  name,
  words: SLIDE_26[name].meta.words,
  isSending: isTagged(name, 'sending'),
  remote: openDma(name),
  isReusable: isTagged(name, 'reusable'),
}));

const UNDRAWN: readonly UndrawnEdge[] = STATES.flatMap((from) =>
  // In the order of the declaration, which tells like things together.
  (Object.entries(SLIDE_26[from].on) as [EventName, Edge][]).flatMap(([on, {target, guard, meta}]) => {
    return meta.why === undefined
      ? []
      : [{from, on, to: target ?? from, isChecked: guard !== undefined, why: meta.why}];
  }),
);

/** Events that the slide writes as interrupts, and those that are no single command. */
const INTERRUPTS: readonly EventName[] = ['RDC', 'PTX', 'TXE'];
const BY_THEMSELVES: readonly EventName[] = ['Initiate', 'Reset'];

/** The model of the NE2000 by its numbers. */
export const NE2000_MODEL_WORDS: ModelWords = {
  states: STATE_MEANINGS,
  setUp: 'Initiation',
  events: EVENTS,
  sources: EVENTS.map((event) =>
    BY_THEMSELVES.includes(event) ? null : INTERRUPTS.includes(event) ? 'interrupt' : 'command',
  ),
  reasons: DENY_REASONS,
  drawn: DRAWN_EDGES,
  undrawn: UNDRAWN,
};
