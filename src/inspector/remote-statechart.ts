// A statechart that runs elsewhere, in the shape of the XState 4 service that @xstate/inspect watches. It computes nothing:
// it is told states and events, and passes on what the inspector sends.
import type {StatechartDefinition, StatechartEvent, StatechartSnapshot} from './statechart-news.ts';

/** A state as XState 4 sends it: only value, context and the last event are looked at. */
interface ServiceState {
  readonly value: string;
  readonly context: object;
  readonly event: {readonly type: string};
  readonly _event: object;
}

/** One statechart for one screen: `inspect()` ties a service to itself, so no two screens share one. */
export class RemoteStatechart {
  readonly sessionId: string;
  readonly id: string;
  readonly parent: undefined;
  readonly machine: {readonly definition: StatechartDefinition & {readonly context: object}};
  readonly initialState: ServiceState;
  state: ServiceState;
  readonly #listeners = new Set<(state: ServiceState) => void>();
  readonly #stops = new Set<() => void>();
  readonly #command: (event: string) => void;

  /** `command` is called with the type of an event that a person sends from the screen. */
  constructor(
    statechart: string,
    definition: StatechartDefinition,
    state: StatechartSnapshot,
    command: (event: string) => void,
  ) {
    this.sessionId = statechart;
    this.id = definition.meta.name;
    this.machine = {definition: {...definition, context: state.context}};
    this.initialState = stateOf(state);
    this.state = this.initialState;
    this.#command = command;
  }

  /** `inspect()` wraps this to hear of events. Those of the statechart go no further; an envelope comes from the screen. */
  send(event: StatechartEvent | {readonly $$type: 'scxml'; readonly name: string}): void {
    if ('$$type' in event) this.#command(event.name);
  }

  subscribe(listener: (state: ServiceState) => void): {unsubscribe(): void} {
    this.#listeners.add(listener);
    return {unsubscribe: () => this.#listeners.delete(listener)};
  }

  onStop(listener: () => void): this {
    this.#stops.add(listener);
    return this;
  }

  /** The statechart stands in another state now. */
  stands(state: StatechartSnapshot): void {
    this.state = stateOf(state);
    for (const listener of this.#listeners) listener(this.state);
  }

  /** The statechart is no more. */
  stop(): void {
    for (const listener of this.#stops) listener();
  }
}

function stateOf({value, context}: StatechartSnapshot): ServiceState {
  const event = {type: 'xstate.init'};
  return {
    value,
    context,
    event,
    _event: {name: event.type, data: event, $$type: 'scxml', type: 'external'},
    ...{actions: [], activities: {}, meta: {}, children: {}, transitions: [], tags: []},
  };
}
