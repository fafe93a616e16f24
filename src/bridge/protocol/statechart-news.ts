// What the worker tells of its statecharts, one model a guest: definition, state and events. Plain data, one batch at most
// every 33 ms. The definition is made of the compiled table that the statechart is driven by, so it holds for any device.
import type {Cycle, EventIndex, GuestId} from '../../trace/units.ts';

/** A statechart's name across the bridge: other runs have other names. */
export type StatechartId = string;

/** One cell of the table: where an event leads, and the guard that is asked first. */
export interface StatechartTransition {
  readonly target: string;
  readonly cond?: string;
}

/** A statechart as XState 4 writes it; `meta` says what a screen that joins late has to know. */
export interface StatechartDefinition {
  readonly id: string;
  readonly initial: string;
  readonly predictableActionArguments: true;
  readonly states: Readonly<
    Record<
      string,
      {readonly on: Readonly<Record<string, readonly StatechartTransition[]>>; readonly tags: readonly string[]}
    >
  >;
  readonly meta: {
    /** The guest's name, its number, and what holds the statechart. */
    readonly name: string;
    readonly guest: GuestId;
    readonly parent: string;
    /** The device that it is a model of, as scenarios name it. */
    readonly device: string;
    /** The statechart's events, as a person may send them. */
    readonly events: readonly string[];
  };
}

/** A statechart's state at one instant, and what was counted up to it. */
export interface StatechartState {
  readonly value: string;
  readonly context: {
    /** Its guest owns the card. */
    readonly isOwner: boolean;
    readonly isReusable: boolean;
    /** Events so far that changed the state, as steps count them, and those that changed nothing; refused ones are denials. */
    readonly events: number;
    readonly unchanged: number;
    /** Times taken, by row of the drawn edges. */
    readonly counts: readonly number[];
    /** Cycles spent in each state. */
    readonly cyclesIn: Readonly<Record<string, Cycle>>;
    /** The last moves, newest first; edge -1 is undrawn. */
    readonly trail: readonly {
      readonly index: EventIndex;
      readonly edge: number;
      readonly from: string;
      readonly to: string;
    }[];
    readonly now: Cycle;
    /** Events of the run behind this instant: what a screen knows of later ones is forgotten. */
    readonly position: EventIndex;
  };
}

/** One event that a statechart met. */
export interface StatechartEvent {
  /** By name, as the definition has it. */
  readonly type: string;
  /** Of its record. */
  readonly index: EventIndex;
  readonly at: Cycle;
  readonly from: string;
  readonly to: string;
  /** Row of the drawn edge, -1 where it is undrawn or the statechart stays. */
  readonly edge: number;
  /** The check that guards it refused; the statechart stays. */
  readonly isRefused: boolean;
  /** A person sent it. */
  readonly isInput: boolean;
}

/** News of one statechart, in the order they happened. */
export type StatechartNews =
  | {
      readonly type: 'registered';
      readonly statechart: StatechartId;
      readonly definition: StatechartDefinition;
      readonly state: StatechartState;
    }
  | {readonly type: 'event'; readonly statechart: StatechartId; readonly event: StatechartEvent}
  | {readonly type: 'state'; readonly statechart: StatechartId; readonly state: StatechartState}
  | {readonly type: 'stopped'; readonly statechart: StatechartId};
