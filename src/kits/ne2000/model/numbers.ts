// Names of states and events as the numbers that tables and records carry.
import {EVENTS, type EventName, STATES, type StateName} from './names.ts';

/** The number of a state in `STATES`. */
export function stateNumber(name: StateName): number {
  return STATES.indexOf(name);
}

/** The number of an event in `EVENTS`. */
export function eventNumber(name: EventName): number {
  return EVENTS.indexOf(name);
}
