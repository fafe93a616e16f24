// What a named moment of a scenario is.

/** Which of the events that pass a filter is meant, counted from power-on. */
export type Which = 'first' | 'last' | number;

/** An instant of every run of a scenario: right behind the event that the filter picks. */
export interface Moment {
  readonly name: string;
  readonly filter: string;
  readonly which: Which;
  /** The cards on which it comes to pass; left out: on both. */
  readonly profiles?: readonly ('qemu' | 'datasheet')[] | undefined;
}
