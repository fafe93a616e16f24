// The model by the numbers that records carry: its states and what they stand for, its events, reasons and edges. [deck, slide 26]
import type {ModelNames} from '../../contract/model-words.ts';
import {DRAWN_EDGES, isTagged, openDma} from './compiled.ts';
import {DENY_REASONS, EVENTS, STATES, type StateName} from './names.ts';

function reasonOf(name: StateName): string {
  if (isTagged(name, 'reusable')) return 'nothing is being sent and no remote DMA is open';
  const remote = openDma(name);
  const parts = [
    isTagged(name, 'sending') ? ['a frame is being sent'] : [],
    remote === null ? [] : [`a remote ${remote} is open`],
  ];
  return parts.flat().join(' and ') || 'the driver is still setting the card up';
}

/** The model of the NE2000 by its numbers. */
export const NE2000_MODEL_NAMES: ModelNames = {
  states: STATES.map((name) => ({
    name,
    reason: reasonOf(name),
    isSending: isTagged(name, 'sending'),
    remote: openDma(name),
    isReusable: isTagged(name, 'reusable'),
  })),
  setUp: 'Initiation',
  events: EVENTS,
  reasons: DENY_REASONS,
  drawn: DRAWN_EDGES,
};
