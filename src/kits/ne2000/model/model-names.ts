// The model by the numbers that records carry: its states and what they stand for, its events, reasons and edges. [deck, slide 26]
import type {EventPort, ModelNames} from '../../contract/model-words.ts';
import {PORT} from '../sheet/board.ts';
import {DRAWN_EDGES, isTagged, openDma} from './compiled.ts';
import {DENY_REASONS, EVENTS, type EventName, STATES, type StateName} from './names.ts';

function reasonOf(name: StateName): string {
  if (isTagged(name, 'reusable')) return 'nothing is being sent and no remote DMA is open';
  const remote = openDma(name);
  const parts = [
    isTagged(name, 'sending') ? ['a frame is being sent'] : [],
    remote === null ? [] : [`a remote ${remote} is open`],
  ];
  return parts.flat().join(' and ') || 'the driver is still setting the card up';
}

/** Events that the card raises; all others come of a command, but one: the reset port's. */
const INTERRUPTS: readonly EventName[] = ['RDC', 'PTX', 'TXE'];

function eventPort(event: EventName): EventPort | null {
  if (INTERRUPTS.includes(event)) return null;
  return event === 'Reset' ? {...PORT.RESET, direction: 'in'} : {...PORT.CR, direction: 'out'};
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
  notSetUp: 'Initiation',
  events: EVENTS,
  eventPorts: EVENTS.map(eventPort),
  reasons: DENY_REASONS,
  drawn: DRAWN_EDGES,
};
