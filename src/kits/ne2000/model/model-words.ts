// Slide 26 in the words of every model: its states, events, reasons and edges. [deck, slide 26]
import type {ModelWords, StateMeaning, UndrawnEdge} from '../../contract/model-words.ts';
import {DRAWN_EDGES, isTagged, openDma} from './compiled.ts';
import {SLIDE_26} from './declaration.ts';
import {DENY_REASONS, EVENTS, STATES} from './names.ts';

const STATE_MEANINGS: readonly StateMeaning[] = STATES.map((name) => ({
  name,
  words: SLIDE_26[name].meta.words,
  isSending: isTagged(name, 'sending'),
  remote: openDma(name),
  isReusable: isTagged(name, 'reusable'),
}));

const UNDRAWN: readonly UndrawnEdge[] = STATES.flatMap((from) =>
  EVENTS.flatMap((on) => {
    const {target, guard, meta} = SLIDE_26[from].on[on];
    return meta.why === undefined
      ? []
      : [{from, on, to: target ?? from, isChecked: guard !== undefined, why: meta.why}];
  }),
);

/** The model of the NE2000 by its numbers. */
export const NE2000_MODEL_WORDS: ModelWords = {
  states: STATE_MEANINGS,
  setUp: 'Initiation',
  events: EVENTS,
  reasons: DENY_REASONS,
  drawn: DRAWN_EDGES,
  undrawn: UNDRAWN,
};
