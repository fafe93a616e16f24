// Slide 26 in the words of every model: its states, events, reasons and edges. [deck, slide 26]
import type {ModelWords, StateMeaning, UndrawnEdge} from '../../contract/model-words.ts';
import {DRAWN_EDGES, isTagged, openDma} from './compiled.ts';
import {SLIDE_26} from './declaration.ts';
import {DENY_REASONS, EVENTS, STATES, type StateName} from './names.ts';

const STATE_MEANINGS: readonly StateMeaning[] = STATES.map((name) => ({
  name,
  words: SLIDE_26[name].meta.words,
  reason: reasonOf(name),
  isSending: isTagged(name, 'sending'),
  remote: openDma(name),
  isReusable: isTagged(name, 'reusable'),
}));

function reasonOf(name: StateName): string {
  if (isTagged(name, 'reusable')) return 'nothing is being sent and no remote DMA is open';
  const remote = openDma(name);
  const parts = [isTagged(name, 'sending') ? ['a frame is being sent'] : [], remote === null ? [] : [`a remote ${remote} is open`]];
  return parts.flat().join(' and ') || 'the driver is still setting the card up';
}

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
