// What the inspector knows: each statechart with its state and last events. Each piece of news makes a new list.
import {thousands} from '../../../base/figures.ts';
import type {StatechartEvent, StatechartState} from '../../../bridge/protocol/statechart-news.ts';
import type {StatechartMeta} from './read-news.ts';

/** Events kept of a statechart. */
const KEPT_EVENTS = 200;

/** One statechart, as far as told. */
export interface Inspected {
  readonly statechart: string;
  readonly meta: StatechartMeta;
  readonly state: StatechartState;
  /** Oldest first, each once. */
  readonly events: readonly StatechartEvent[];
}

/** All statecharts, by guest. */
export type StatechartList = readonly Inspected[];

/** A statechart is there, or is told anew: what was known of it is replaced, its events kept as far as they still hold. */
export function registered(
  list: StatechartList,
  statechart: string,
  meta: StatechartMeta,
  state: StatechartState,
): StatechartList {
  const events = list.find((each) => each.statechart === statechart)?.events ?? [];
  const told: Inspected = {statechart, meta, state, events: before(events, state)};
  return [...list.filter((each) => each.statechart !== statechart), told].sort((a, b) => a.meta.guest - b.meta.guest);
}

/** A statechart stands elsewhere; events behind that instant are forgotten, for the run went back. */
export function stands(list: StatechartList, statechart: string, state: StatechartState): StatechartList {
  return changed(list, statechart, (known) => ({...known, state, events: before(known.events, state)}));
}

/** A statechart met an event. Told again, it takes its old place. */
export function met(list: StatechartList, statechart: string, event: StatechartEvent): StatechartList {
  return changed(list, statechart, (known) => {
    if (event.index >= known.state.context.position) return known;
    const later = known.events.findLastIndex(({index}) => index < event.index) + 1;
    const isKnown = known.events[later]?.index === event.index;
    const events = known.events.toSpliced(later, isKnown ? 1 : 0, event);
    return {...known, events: events.slice(-KEPT_EVENTS)};
  });
}

/** A statechart is no more. */
export function stopped(list: StatechartList, statechart: string): StatechartList {
  return list.filter((each) => each.statechart !== statechart);
}

/** What a statechart's count counts: the events at which a step stops. */
export function countWords({context: {events, unchanged}}: StatechartState): string {
  return `Model events so far that changed this machine’s state: ${thousands(events)}; ${thousands(unchanged)} changed nothing`;
}

/** True of an event that the statechart took and stayed as it was. */
export function changesNothing({from, to, edge, isRefused}: StatechartEvent): boolean {
  return !isRefused && edge < 0 && from === to;
}

/** The statecharts without the events that changed nothing; those that a person sent stay. */
export function onlyChanges(list: StatechartList): StatechartList {
  return list.map((known) => ({
    ...known,
    events: known.events.filter((event) => event.isInput || !changesNothing(event)),
  }));
}

/** The newest events of all statecharts or of one, newest first. */
export function stream(list: StatechartList, only: string | null): readonly {of: Inspected; event: StatechartEvent}[] {
  return list
    .filter(({statechart}) => only === null || statechart === only)
    .flatMap((of) => of.events.map((event) => ({of, event})))
    .sort((a, b) => b.event.index - a.event.index)
    .slice(0, KEPT_EVENTS);
}

function before(events: readonly StatechartEvent[], {context}: StatechartState): readonly StatechartEvent[] {
  return events.at(-1) === undefined || (events.at(-1)?.index ?? 0) < context.position
    ? events
    : events.filter(({index}) => index < context.position);
}

function changed(list: StatechartList, statechart: string, change: (known: Inspected) => Inspected): StatechartList {
  return list.map((known) => (known.statechart === statechart ? change(known) : known));
}
