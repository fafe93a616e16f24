// One line of the deck's checklist: what it says, the scenario and the command that show it, and the figure that a run gives.

/** What the runs came to: the figure in words, and whether it bears the deck out. */
export interface Measured {
  readonly figure: string;
  /** `part`: borne out in part, and the figure says in which. */
  readonly holds: boolean | 'part';
}

/** One claim of the deck. */
export interface Claim {
  readonly id: `C${number}`;
  readonly slides: string;
  readonly quote: string;
  /** Scenarios of the library, or recordings, that its figure is taken from. */
  readonly scenarios: readonly string[];
  /** What to type, or where to look. */
  readonly command: string;
  /** The deck's own figure; empty where it gives none. */
  readonly deck: string;
  /** Runs and measures; a text is the reason why nothing can be shown. */
  readonly measure: (() => Measured) | string;
}
