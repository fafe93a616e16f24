// What was done to the run from outside, in the order of events: executing the run again does the same at the same instant.
import type {Cycle, EventIndex, GuestId} from '../../trace/units.ts';
import type {PolicyChange} from '../vmm/policies.ts';

export type {PolicyChange};

/** What a person does to the run. */
export type LabInput =
  /** A model event for one guest's model, by the model's number, which no access and no interrupt has proved. */
  | {readonly guest: GuestId; readonly event: number}
  /** A frame that somebody on the wire sends to the card, as soon as the wire is free. */
  | {readonly frame: Uint8Array}
  /** Other policies from here on. */
  | {readonly policies: PolicyChange};

/** An input and its instant: the first at which `before` events are behind and the clock shows `at` or later. */
export type TakenInput = LabInput & {
  /** Events behind the input; its own record has this index. */
  readonly before: EventIndex;
  readonly at: Cycle;
};

/** The inputs of a run. Each writes a record, so no two have the same number of events behind them. */
export class Inputs {
  #taken: TakenInput[];

  constructor(taken: readonly TakenInput[]) {
    this.#taken = [...taken].sort((a, b) => a.before - b.before);
  }

  /** All of them, those ahead of the present included. */
  get all(): readonly TakenInput[] {
    return this.#taken;
  }

  /** The first one that is still to come with `next` events behind, and its number. */
  after(next: EventIndex): {readonly input: TakenInput; readonly number: number} | null {
    const number = this.#taken.findIndex(({before}) => before >= next);
    const input = this.#taken[number];
    return input === undefined ? null : {input, number};
  }

  /** Adds one behind all others. */
  add(input: TakenInput): void {
    this.#taken.push(input);
  }

  /** Forgets those still to come with `next` events behind. */
  truncate(next: EventIndex): void {
    this.#taken = this.#taken.filter(({before}) => before < next);
  }
}
