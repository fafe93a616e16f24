// What of a model was met in a walk. An edge is what is drawn, leads to another state, or asks a check: where an event only stays, there is nothing to meet.
import type {Met, ModelMet} from '../../kits/contract/exploration.ts';
import type {CompiledModel} from '../models/compiled-model.ts';

/** The states and edges of a model, met and unmet. */
export class ModelVisits {
  readonly #model: CompiledModel;
  readonly #initial: number;
  /** By cell: 1 where its event has come. */
  readonly #cells: Uint8Array;

  constructor(model: CompiledModel, initial: number) {
    this.#model = model;
    this.#initial = initial;
    this.#cells = new Uint8Array(model.allowed.length);
  }

  /** An event came in a state, and was allowed there. */
  meet(state: number, event: number): void {
    this.#cells[state * this.#model.events.length + event] = 1;
  }

  /** What another walk of the same model met was met too. */
  addAll(other: ModelVisits): void {
    for (const [cell, isMet] of other.#cells.entries()) if (isMet) this.#cells[cell] = 1;
  }

  /** All of it; `why`: what is known not to be met, a state or `State.Event`, and the reason. */
  told(why: Readonly<Record<string, string>>): ModelMet {
    const {states, events} = this.#model;
    const edges = [...this.#cells.keys()].filter((cell) => this.#isEdge(cell));
    const isMet = new Set([this.#initial, ...edges.flatMap((cell) => this.#ends(cell))]);
    return {
      states: met(
        states.map((name, state) => ({name, isMet: isMet.has(state)})),
        why,
      ),
      edges: met(
        edges.map((cell) => ({
          name: `${states[this.#from(cell)]}.${events[cell % events.length]}`,
          isMet: this.#cells[cell] === 1,
        })),
        why,
      ),
    };
  }

  #isEdge(cell: number): boolean {
    const {allowed, guardOf, edgeOf} = this.#model;
    return allowed[cell] !== this.#from(cell) || guardOf[cell] !== 0 || (edgeOf[cell] ?? -1) >= 0;
  }

  #ends(cell: number): readonly number[] {
    return this.#cells[cell] === 1 ? [this.#from(cell), this.#model.allowed[cell] ?? 0] : [];
  }

  #from(cell: number): number {
    return Math.floor(cell / this.#model.events.length);
  }
}

function met(
  all: readonly {readonly name: string; readonly isMet: boolean}[],
  why: Readonly<Record<string, string>>,
): Met {
  const missed = all.filter(({isMet}) => !isMet).map(({name}) => ({name, why: why[name] ?? null}));
  return {of: all.length, met: all.length - missed.length, missed};
}
