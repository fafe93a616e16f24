// What is told of machines that run elsewhere, as plain data: names, definitions, states and events; not whose they are.

/** A machine's definition as XState 4 writes it. */
export interface MachineDefinition {
  readonly id: string;
  readonly initial: string;
  readonly predictableActionArguments: true;
  readonly states: Readonly<Record<string, unknown>>;
  /** A late screen gets a definition and nothing else, so what the machine is called and belongs to stands in it. */
  readonly meta: {readonly name: string; readonly parent: string};
}

/** A machine's state: where it stands, and what else is known at that instant. */
export interface MachineSnapshot {
  readonly value: string;
  readonly context: object;
}

/** One event of a machine; `index` numbers the events of all machines in the order they happened. */
export interface MachineEvent {
  readonly type: string;
  readonly index: number;
}

/** News of one machine, in the order it happened. */
export type MachineNews =
  | {
      readonly type: 'registered';
      readonly machine: string;
      readonly definition: MachineDefinition;
      readonly state: MachineSnapshot;
    }
  | {readonly type: 'event'; readonly machine: string; readonly event: MachineEvent}
  | {readonly type: 'state'; readonly machine: string; readonly state: MachineSnapshot}
  | {readonly type: 'stopped'; readonly machine: string};
