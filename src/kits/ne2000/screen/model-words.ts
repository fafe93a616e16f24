// Slide 26 in the words of every model: what its states mean, where its events come from, what it leaves open. [deck, slide 26]
import {present} from '../../../base/assert.ts';
import type {EventPort, ModelWords, UndrawnEdge} from '../../contract/model-words.ts';
import {type Edge, SLIDE_26} from '../model/declaration.ts';
import {NE2000_MODEL_NAMES} from '../model/model-names.ts';
import {EVENTS, type EventName, STATES} from '../model/names.ts';
import {eventNumber} from '../model/numbers.ts';
import {PORT} from '../sheet/board.ts';

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

/** The model of the NE2000 in words. */
export const NE2000_MODEL_WORDS: ModelWords = {
  ...NE2000_MODEL_NAMES,
  states: STATES.map((name, number) => ({
    ...present(NE2000_MODEL_NAMES.states[number], 'a state has a meaning'),
    words: SLIDE_26[name].meta.words,
  })),
  eventPorts: EVENTS.map(eventPort),
  bareEvents: ['Initiate', 'Reset'],
  asks: {read: eventNumber('DmaRd'), write: eventNumber('DmaWr'), transmit: eventNumber('Transmit')},
  undrawn: UNDRAWN,
  // The deck's AbortDma is cut short in small drawings.
  labelWords: [
    {row: 2, part: 'PTX', word: 'PTX'},
    {row: 5, part: 'Abort', word: 'AbortDma'},
    {row: 5, part: 'RDC', word: 'RDC'},
  ],
};
