// What is told of statecharts that run elsewhere, as plain data: names, definitions, states and events; not whose they are.

/** A statechart's definition as XState 4 writes it. */
export interface StatechartDefinition {
  readonly id: string;
  readonly initial: string;
  readonly predictableActionArguments: true;
  readonly states: Readonly<Record<string, unknown>>;
  /** A late screen gets a definition and nothing else, so what the statechart is called and belongs to stands in it. */
  readonly meta: {readonly name: string; readonly parent: string};
}

/** A statechart's state: where it stands, and what else is known at that instant. */
export interface StatechartSnapshot {
  readonly value: string;
  readonly context: object;
}

/** One event of a statechart; `index` numbers the events of all statecharts in the order they happened. */
export interface StatechartEvent {
  readonly type: string;
  readonly index: number;
}

/** News of one statechart, in the order it happened. */
export type StatechartNews =
  | {
      readonly type: 'registered';
      readonly statechart: string;
      readonly definition: StatechartDefinition;
      readonly state: StatechartSnapshot;
    }
  | {readonly type: 'event'; readonly statechart: string; readonly event: StatechartEvent}
  | {readonly type: 'state'; readonly statechart: string; readonly state: StatechartSnapshot}
  | {readonly type: 'stopped'; readonly statechart: string};
