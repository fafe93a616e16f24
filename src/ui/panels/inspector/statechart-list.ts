// What the inspector knows: each machine with its state and last events. Each piece of news makes a new list.

import {thousands} from '../../../base/figures.ts';
import type {MachineEvent, MachineState} from '../../../bridge/protocol/statechart-news.ts';
import type {MachineMeta} from './read-news.ts';

/** Events kept of a machine. */
const KEPT_EVENTS = 200;

/** One machine, as far as told. */
export interface Inspected {
  readonly machine: string;
  readonly meta: MachineMeta;
  readonly state: MachineState;
  /** Oldest first, each once. */
  readonly events: readonly MachineEvent[];
}

/** All machines, by guest. */
export type MachineList = readonly Inspected[];

/** A machine is there, or is told anew: what was known of it is replaced, its events kept as far as they still hold. */
export function registered(list: MachineList, machine: string, meta: MachineMeta, state: MachineState): MachineList {
  const events = list.find((each) => each.machine === machine)?.events ?? [];
  const told: Inspected = {machine, meta, state, events: before(events, state)};
  return [...list.filter((each) => each.machine !== machine), told].sort((a, b) => a.meta.guest - b.meta.guest);
}

/** A machine stands elsewhere; events behind that instant are forgotten, for the run went back. */
export function stands(list: MachineList, machine: string, state: MachineState): MachineList {
  return changed(list, machine, (known) => ({...known, state, events: before(known.events, state)}));
}

/** A machine met an event. Told again, it takes its old place. */
export function met(list: MachineList, machine: string, event: MachineEvent): MachineList {
  return changed(list, machine, (known) => {
    if (event.index >= known.state.context.position) return known;
    const later = known.events.findLastIndex(({index}) => index < event.index) + 1;
    const isKnown = known.events[later]?.index === event.index;
    const events = known.events.toSpliced(later, isKnown ? 1 : 0, event);
    return {...known, events: events.slice(-KEPT_EVENTS)};
  });
}

/** A machine is no more. */
export function stopped(list: MachineList, machine: string): MachineList {
  return list.filter((each) => each.machine !== machine);
}

/** What a machine's count counts: the events at which a step stops. */
export function countWords({context: {events, unchanged}}: MachineState): string {
  return `Model events so far that changed this machine’s state: ${thousands(events)}; ${thousands(unchanged)} changed nothing`;
}

/** True of an event that the machine took and stayed as it was. */
export function changesNothing({from, to, edge, isRefused}: MachineEvent): boolean {
  return !isRefused && edge < 0 && from === to;
}

/** The machines without the events that changed nothing; those that a person sent stay. */
export function onlyChanges(list: MachineList): MachineList {
  return list.map((known) => ({
    ...known,
    events: known.events.filter((event) => event.isInput || !changesNothing(event)),
  }));
}

/** The newest events of all machines or of one, newest first. */
export function stream(list: MachineList, only: string | null): readonly {of: Inspected; event: MachineEvent}[] {
  return list
    .filter(({machine}) => only === null || machine === only)
    .flatMap((of) => of.events.map((event) => ({of, event})))
    .sort((a, b) => b.event.index - a.event.index)
    .slice(0, KEPT_EVENTS);
}

function before(events: readonly MachineEvent[], {context}: MachineState): readonly MachineEvent[] {
  return events.at(-1) === undefined || (events.at(-1)?.index ?? 0) < context.position
    ? events
    : events.filter(({index}) => index < context.position);
}

function changed(list: MachineList, machine: string, change: (known: Inspected) => Inspected): MachineList {
  return list.map((known) => (known.machine === machine ? change(known) : known));
}
