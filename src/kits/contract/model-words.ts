// What a model's numbers are called: states, events, reasons to refuse, and the edges that its source draws.

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

/** A state in words, and what it stands for. */
export interface StateMeaning {
  readonly name: string;
  readonly words: string;
  /** The device sends, or moves memory of its own accord: a local DMA. */
  readonly isSending: boolean;
  /** Which way a remote DMA is open; null: none. */
  readonly remote: 'read' | 'write' | null;
  /** Another guest may have the device. */
  readonly isReusable: boolean;
}

/** Why an access was refused: a name for filters, and the rule in one clause. */
export interface DenyReason {
  readonly name: string;
  readonly text: string;
}

/** A model by the numbers that records carry. */
export interface ModelWords {
  /** By state number. */
  readonly states: readonly StateMeaning[];
  /** The state in which the device has not been set up; null where there is none. */
  readonly setUp: string | null;
  /** By event number. */
  readonly events: readonly string[];
  /** Where they come from, by event number: a driver's command, the device's interrupt, or neither by itself. */
  readonly sources: readonly ('command' | 'interrupt' | null)[];
  /** By reason number; 0: not refused. */
  readonly reasons: readonly DenyReason[];
  /** By row. */
  readonly drawn: readonly DrawnEdge[];
  readonly undrawn: readonly UndrawnEdge[];
}
