// The model by the numbers that records carry: its states and what they stand for, its events, reasons and edges. [deck, slide 26]
import type {ModelNames} from '../../contract/model-words.ts';
import {DRAWN_EDGES, isTagged, openDma} from './compiled.ts';
import {DENY_REASONS, EVENTS, STATES} from './names.ts';

/** The model of the NE2000 by its numbers. */
export const NE2000_MODEL_NAMES: ModelNames = {
  states: STATES.map((name) => ({
    name,
    isSending: isTagged(name, 'sending'),
    remote: openDma(name),
    isReusable: isTagged(name, 'reusable'),
  })),
  setUp: 'Initiation',
  events: EVENTS,
  reasons: DENY_REASONS,
  drawn: DRAWN_EDGES,
};
