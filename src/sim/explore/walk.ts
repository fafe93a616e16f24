// Breadth first through every state that a system can reach: each state once, each step from it once.
// Knows nothing of cards: a system gives strings for states and numbers for steps.
import {present} from '../../base/assert.ts';

/** One step out of a state. */
export interface Step {
  /** What happens, by the system's numbering. */
  readonly action: number;
  readonly to: string;
  /** Properties that the step breaks, by the system's numbering; where it breaks one, nothing is explored beyond. */
  readonly broken: readonly number[];
}

/** A machine to walk. Steps come in the same order whenever they are asked for. */
export interface WalkedSystem {
  initial(): string;
  steps(state: string): readonly Step[];
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
  readonly states: readonly string[];
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
  const initial = system.initial();
  const numbers = new Map<string, number>([[initial, 0]]);
  const states = [initial];
  const parents = new Int32Array(limit).fill(-1);
  const parentSteps = new Uint16Array(limit);
  const depths = new Uint16Array(limit);
  const edgesFrom = [0];
  let edges = {to: new Uint32Array(1 << 16), action: new Uint8Array(1 << 16)};
  let edgeCount = 0;
  let transitions = 0;
  let isComplete = true;
  let completeDepth = -1;
  const broken: BrokenStep[] = [];
  for (let from = 0; from < states.length; from++) {
    if (from % PIECE === PIECE - 1) yield states.length;
    const steps = system.steps(present(states[from], 'a known state'));
    transitions += steps.length;
    for (let step = 0; step < steps.length; step++) {
      const {action, to, broken: now} = present(steps[step], 'a step');
      for (const property of now) {
        if (!broken.some((breach) => breach.property === property)) broken.push({property, from, step});
      }
      let number = now.length > 0 ? BEYOND : numbers.get(to);
      if (number === undefined && states.length === limit) {
        if (isComplete) completeDepth = (depths[from] ?? 0) - 1;
        isComplete = false;
        number = BEYOND;
      } else if (number === undefined) {
        number = states.length;
        numbers.set(to, number);
        states.push(to);
        parents[number] = from;
        parentSteps[number] = step;
        depths[number] = (depths[from] ?? 0) + 1;
      }
      if (edgeCount === edges.to.length) edges = doubled(edges);
      edges.to[edgeCount] = number;
      edges.action[edgeCount++] = action;
    }
    edgesFrom.push(edgeCount);
  }
  const depth = depths[states.length - 1] ?? 0;
  return {
    states,
    transitions,
    isComplete,
    depth,
    completeDepth: isComplete ? depth : completeDepth,
    parents,
    parentSteps,
    edgesFrom,
    edgeTo: edges.to,
    edgeAction: edges.action,
    broken,
  };
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
