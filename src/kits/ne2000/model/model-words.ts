// Slide 26 in the words of every model: its states, events, reasons and edges. [deck, slide 26]
import type {EventPort, ModelWords, StateMeaning, UndrawnEdge} from '../../contract/model-words.ts';
import {PORT} from '../sheet/board.ts';
import {DRAWN_EDGES, isTagged, openDma} from './compiled.ts';
import {type Edge, SLIDE_26} from './declaration.ts';
import {DENY_REASONS, EVENTS, type EventName, STATES, type StateName} from './names.ts';
import {eventNumber} from './numbers.ts';

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
  const parts = [
    isTagged(name, 'sending') ? ['a frame is being sent'] : [],
    remote === null ? [] : [`a remote ${remote} is open`],
  ];
  return parts.flat().join(' and ') || 'the driver is still setting the card up';
}

const UNDRAWN: readonly UndrawnEdge[] = STATES.flatMap((from) =>
  // In the order of the declaration, which tells like things together.
  (Object.entries(SLIDE_26[from].on) as [EventName, Edge][]).flatMap(([on, {target, guard, meta}]) => {
    return meta.why === undefined
      ? []
      : [{from, on, to: target ?? from, isChecked: guard !== undefined, why: meta.why}];
  }),
);

/** Events that the card raises; all others come of a command, but one: the reset port's. */
const INTERRUPTS: readonly EventName[] = ['RDC', 'PTX', 'TXE'];

function eventPort(event: EventName): EventPort | null {
  if (INTERRUPTS.includes(event)) return null;
  return event === 'Reset' ? {...PORT.RESET, direction: 'in'} : {...PORT.CR, direction: 'out'};
}

/** The model of the NE2000 by its numbers. */
export const NE2000_MODEL_WORDS: ModelWords = {
  states: STATE_MEANINGS,
  setUp: 'Initiation',
  events: EVENTS,
  eventPorts: EVENTS.map(eventPort),
  bareEvents: ['Initiate', 'Reset'],
  asks: {read: eventNumber('DmaRd'), write: eventNumber('DmaWr'), transmit: eventNumber('Transmit')},
  reasons: DENY_REASONS,
  drawn: DRAWN_EDGES,
  undrawn: UNDRAWN,
  // The deck's AbortDma is cut short in small drawings.
  labelWords: [
    {row: 2, part: 'PTX', word: 'PTX'},
    {row: 5, part: 'Abort', word: 'AbortDma'},
    {row: 5, part: 'RDC', word: 'RDC'},
  ],
};
