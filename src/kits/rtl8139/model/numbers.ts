// Names of states, events and deny reasons as the numbers that tables and records carry.
import {DENY_REASONS, type DenyReasonName, EVENTS, type EventName, STATES, type StateName} from './names.ts';

/** The number of a state in `STATES`. */
export function stateNumber(name: StateName): number {
  return STATES.indexOf(name);
}

/** The number of an event in `EVENTS`. */
export function eventNumber(name: EventName): number {
  return EVENTS.indexOf(name);
}

const NUMBERS: ReadonlyMap<string, number> = new Map(DENY_REASONS.map((reason, number) => [reason.name, number]));

/** The number that records carry for a reason. */
export function denyNumber(name: DenyReasonName): number {
  return NUMBERS.get(name) ?? 0;
}
