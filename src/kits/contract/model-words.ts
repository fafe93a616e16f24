// What a model's numbers are called: states, events, reasons to refuse, and the edges that its source draws; in the machine by name
// alone, on the screen in words.
import type {Port} from '../../base/port.ts';

/** An edge that the model's source draws. */
export interface DrawnEdge {
  readonly from: string;
  readonly on: readonly string[];
  readonly to: string;
  /** It asks a checking function first. */
  readonly isChecked: boolean;
}

/** A way on that the source leaves open: the model stays, or goes where we have it go. */
export interface UndrawnEdge {
  readonly from: string;
  readonly on: string;
  readonly to: string;
  readonly isChecked: boolean;
  readonly why: string;
}

/** A state by what it stands for. */
export interface StateMeaning {
  readonly name: string;
  /** Why another guest may have the device now, or may not: one clause. */
  readonly reason: string;
  /** The device sends, or moves memory of its own accord: a local DMA. */
  readonly isSending: boolean;
  /** Which way a remote DMA is open; null: none. */
  readonly remote: 'read' | 'write' | null;
  /** Another guest may have the device. */
  readonly isReusable: boolean;
}

/** A state in words. */
export interface StateWords extends StateMeaning {
  readonly words: string;
}

/** Why an access was refused: a name for filters, and the rule in one clause. */
export interface DenyReason {
  readonly name: string;
  readonly text: string;
  /**
   * `source`: a check that refuses for this reason looked at the bytes that the move takes, `descriptor` at the descriptor in memory that names
   * them; else at those where they go.
   */
  readonly about?: 'source' | 'descriptor';
  /** The range left what the guest may touch: where its addresses are translated, it leads nowhere. */
  readonly leavesMemory?: true;
}

/** The port that an access has to meet for a model event to come of it, and the way it goes. In configuration space the offset lies behind all ports (`IN_CONFIGURATION`). */
export interface EventPort extends Port {
  readonly direction: 'in' | 'out';
}

/** A word of the glossary in the label of a drawn edge: `part` of the label is about `word`. */
export interface LabelWord {
  /** The edge's row: of the labels that have the word the first. */
  readonly row: number;
  readonly part: string;
  readonly word: string;
}

/** A model by the numbers that records carry. */
export interface ModelNames {
  /** By state number. */
  readonly states: readonly StateMeaning[];
  /** The state in which the device has not been set up; null where there is none. */
  readonly notSetUp: string | null;
  /** By event number. */
  readonly events: readonly string[];
  /** Where an event comes from, by its number; null: from the device's interrupt. */
  readonly eventPorts: readonly (EventPort | null)[];
  /** By reason number; 0: not refused. */
  readonly reasons: readonly DenyReason[];
  /** By row. */
  readonly drawn: readonly DrawnEdge[];
}

/** The same in words, for the screen. */
export interface ModelWords extends ModelNames {
  readonly states: readonly StateWords[];
  /** Events that the drawing writes without saying that they are commands. */
  readonly bareEvents: readonly string[];
  readonly undrawn: readonly UndrawnEdge[];
  readonly labelWords: readonly LabelWord[];
}
