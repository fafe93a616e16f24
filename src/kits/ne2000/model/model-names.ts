// The model by the numbers that records carry: its states and what they stand for, its events, reasons and edges. [deck, slide 26]
import {namesOf} from '../../../sim/models/declared-model.ts';
import type {EventPort} from '../../contract/model-words.ts';
import {PORT} from '../sheet/board.ts';
import {NE2K_MODEL} from './compiled.ts';
import {NE2000_DECLARATION} from './declaration.ts';
import {EVENTS, type EventName} from './names.ts';

/** Events that the card raises; all others come of a command, but one: the reset port's. */
const INTERRUPTS: readonly EventName[] = ['RDC', 'PTX', 'TXE'];

function eventPort(event: EventName): EventPort | null {
  if (INTERRUPTS.includes(event)) return null;
  return event === 'Reset' ? {...PORT.RESET, direction: 'in'} : {...PORT.CR, direction: 'out'};
}

/** The model of the NE2000 by its numbers. */
export const NE2000_MODEL_NAMES = namesOf(NE2000_DECLARATION, NE2K_MODEL, EVENTS.map(eventPort));
