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

/** All that a walk found; states are numbered in the order they were reached. */
export interface Walk {
  readonly states: readonly string[];
  readonly transitions: number;
  /** True where every reachable state was expanded. */
  readonly isComplete: boolean;
  /** Steps from the initial state to the farthest one. */
  readonly depth: number;
  /** The first state from which each was reached, and the step; -1 for the initial one. */
  readonly parents: Int32Array;
  readonly parentSteps: Uint16Array;
  /** Where the edges of each state begin; one more than there are states expanded. */
  readonly edgesFrom: readonly number[];
  readonly edgeTo: Uint32Array;
  readonly edgeAction: Uint8Array;
  /** The first breach of each property that was broken. */
  readonly broken: readonly BrokenStep[];
}

/** Walks until nothing is new or `limit` states are known. */
export function walk(system: WalkedSystem, limit: number): Walk {
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
  const broken: BrokenStep[] = [];
  for (let from = 0; from < states.length; from++) {
    const steps = system.steps(present(states[from], 'a known state'));
    transitions += steps.length;
    for (let step = 0; step < steps.length; step++) {
      const {action, to, broken: now} = present(steps[step], 'a step');
      for (const property of now) {
        if (!broken.some((breach) => breach.property === property)) broken.push({property, from, step});
      }
      if (now.length > 0) continue;
      let number = numbers.get(to);
      if (number === undefined) {
        if (states.length === limit) {
          isComplete = false;
          continue;
        }
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
  return {
    states,
    transitions,
    isComplete,
    depth: depths[states.length - 1] ?? 0,
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
