// Breadth first through every state that a system can reach: each state once, each step from it once.
// Knows nothing of cards: a system gives rows of numbers for states and numbers for steps.
import {type StateRow, StateTable} from './state-table.ts';

/** One step out of a state; the object and its row are good until the next. */
export interface Step {
  /** What happens, by the system's numbering. */
  readonly action: number;
  readonly to: StateRow;
  /** Properties that the step breaks, by the system's numbering; where it breaks one, nothing is explored beyond. */
  readonly broken: readonly number[];
}

/** A machine to walk. Steps come in the same order whenever they are asked for. */
export interface WalkedSystem {
  initial(): StateRow;
  steps(state: StateRow, take: (step: Step) => void): void;
}

/** Where a property was first broken: the state before and the step's place among its steps. */
export interface BrokenStep {
  readonly property: number;
  readonly from: number;
  readonly step: number;
}

/** No state: the step broke a property, or leads past the limit. */
export const BEYOND = 0xffff_ffff;

/** All that a walk found; states are numbered in the order they were reached. */
export interface Walk {
  readonly states: StateTable;
  readonly transitions: number;
  /** True where every reachable state was expanded. */
  readonly isComplete: boolean;
  /** Steps from the initial state to the farthest one. */
  readonly depth: number;
  /** Every state up to so many steps away was expanded, and every step from it known. */
  readonly completeDepth: number;
  /** The first state from which each was reached, and the step; -1 for the initial one. */
  readonly parents: Int32Array;
  readonly parentSteps: Uint16Array;
  /** Where the edges of each state begin; one more than there are states expanded. */
  readonly edgesFrom: readonly number[];
  /** By edge: the state it leads to, `BEYOND` where nothing was explored there. */
  readonly edgeTo: Uint32Array;
  readonly edgeAction: Uint8Array;
  /** The first breach of each property that was broken. */
  readonly broken: readonly BrokenStep[];
}

/** States expanded in one piece of a walk. */
const PIECE = 200;

/** Walks until nothing is new or `limit` states are known. */
export function walk(system: WalkedSystem, limit: number): Walk {
  const pieces = walkInPieces(system, limit);
  for (;;) {
    const {done, value} = pieces.next();
    if (done) return value;
  }
}

/** The same in pieces; each gives how many states are known. */
export function* walkInPieces(system: WalkedSystem, limit: number): Generator<number, Walk, undefined> {
  const walker = new Walker(system, limit);
  for (let from = 0; from < walker.states.count; from++) {
    if (from % PIECE === PIECE - 1) yield walker.states.count;
    walker.expand(from);
  }
  return walker.walked();
}

/** A walk under way. */
class Walker {
  readonly states: StateTable;
  readonly #system: WalkedSystem;
  readonly #limit: number;
  readonly #parents: Int32Array;
  readonly #parentSteps: Uint16Array;
  readonly #depths: Uint16Array;
  readonly #edgesFrom = [0];
  #edges = {to: new Uint32Array(1 << 16), action: new Uint8Array(1 << 16)};
  #edgeCount = 0;
  #isComplete = true;
  #completeDepth = -1;
  readonly #broken: BrokenStep[] = [];
  #from = 0;

  constructor(system: WalkedSystem, limit: number) {
    this.#system = system;
    this.#limit = limit;
    this.#parents = new Int32Array(limit).fill(-1);
    this.#parentSteps = new Uint16Array(limit);
    this.#depths = new Uint16Array(limit);
    const initial = system.initial();
    this.states = new StateTable(initial.length);
    this.states.add(initial);
  }

  /** Takes every step out of a state. */
  expand(from: number): void {
    this.#from = from;
    this.#system.steps(this.states.row(from), this.#take);
    this.#edgesFrom.push(this.#edgeCount);
  }

  walked(): Walk {
    const depth = this.#depths[this.states.count - 1] ?? 0;
    return {
      states: this.states,
      transitions: this.#edgeCount,
      isComplete: this.#isComplete,
      depth,
      completeDepth: this.#isComplete ? depth : this.#completeDepth,
      parents: this.#parents,
      parentSteps: this.#parentSteps,
      edgesFrom: this.#edgesFrom,
      edgeTo: this.#edges.to,
      edgeAction: this.#edges.action,
      broken: this.#broken,
    };
  }

  readonly #take = ({action, to, broken}: Step): void => {
    const from = this.#from;
    const step = this.#edgeCount - (this.#edgesFrom[from] ?? 0);
    for (const property of broken) {
      if (!this.#broken.some((breach) => breach.property === property)) this.#broken.push({property, from, step});
    }
    if (this.#edgeCount === this.#edges.to.length) this.#edges = doubled(this.#edges);
    this.#edges.to[this.#edgeCount] = broken.length > 0 ? BEYOND : this.#numberOf(to, step);
    this.#edges.action[this.#edgeCount++] = action;
  };

  /** A state's number, which is a new one where nobody has been there and there is room. */
  #numberOf(state: StateRow, step: number): number {
    const known = this.states.find(state);
    if (known >= 0) return known;
    const depth = this.#depths[this.#from] ?? 0;
    if (this.states.count === this.#limit) {
      if (this.#isComplete) this.#completeDepth = depth - 1;
      this.#isComplete = false;
      return BEYOND;
    }
    const number = this.states.add(state);
    this.#parents[number] = this.#from;
    this.#parentSteps[number] = step;
    this.#depths[number] = depth + 1;
    return number;
  }
}

function doubled({to, action}: {to: Uint32Array<ArrayBuffer>; action: Uint8Array<ArrayBuffer>}) {
  const more = {to: new Uint32Array(to.length * 2), action: new Uint8Array(to.length * 2)};
  more.to.set(to);
  more.action.set(action);
  return more;
}

/** The steps that lead from the initial state to a state, in order: each the state before and the step's place. */
export function pathTo({parents, parentSteps}: Walk, state: number): readonly {from: number; step: number}[] {
  const path: {from: number; step: number}[] = [];
  for (let at = state; at > 0; at = parents[at] ?? 0)
    path.unshift({from: parents[at] ?? 0, step: parentSteps[at] ?? 0});
  return path;
}
