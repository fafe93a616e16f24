// Can somebody wait for ever? A loop through states in which they wait, that a fair world may run round for ever.
// Fair: an action that stays possible is taken some time. What is not named fair may happen or never happen.
import {present} from '../../base/assert.ts';
import type {StateRow} from './state-table.ts';
import {BEYOND, type Walk} from './walk.ts';

/** A loop that may be run for ever: states in order and the steps between them; the last step leads to the first state. */
export type Loop = readonly {readonly from: number; readonly step: number}[];

/**
 * The earliest fair loop through states where `waits` holds; null if there is none. `fairness` gives the fair group of an
 * action, -1 for none: a group is a set of actions of which one is taken some time if one of them stays possible.
 */
export function findFairLoop(
  walk: Walk,
  waits: (state: StateRow) => boolean,
  fairness: readonly number[],
): Loop | null {
  const graph = new WaitingGraph(walk, waits, fairness);
  for (const component of graph.components()) {
    const loop = graph.fairLoop(component);
    if (loop !== null) return loop;
  }
  return null;
}

class WaitingGraph {
  readonly #walk: Walk;
  readonly #waits: Uint8Array;
  readonly #fairness: readonly number[];
  readonly #groups: readonly number[];
  /** By state: 1 + the number of its component, 0 before. */
  readonly #component: Uint32Array;

  constructor(walk: Walk, waits: (state: StateRow) => boolean, fairness: readonly number[]) {
    this.#walk = walk;
    this.#waits = Uint8Array.from({length: walk.states.count}, (_, state) => (waits(walk.states.row(state)) ? 1 : 0));
    this.#fairness = fairness;
    this.#groups = [...new Set(fairness)].filter((group) => group >= 0);
    this.#component = new Uint32Array(walk.states.count);
  }

  /** Strongly connected components that hold a loop, the one with the earliest state first. [Tarjan 1972, without recursion] */
  components(): readonly (readonly number[])[] {
    const {states, edgesFrom, edgeTo} = this.#walk;
    const order = new Uint32Array(states.count);
    const low = new Uint32Array(states.count);
    const next = new Uint32Array(states.count);
    const open: number[] = [];
    const found: number[][] = [];
    let visited = 0;
    const enter = (state: number, path: number[]): void => {
      order[state] = low[state] = ++visited;
      next[state] = edgesFrom[state] ?? 0;
      open.push(state);
      path.push(state);
    };
    for (let root = 0; root < states.count; root++) {
      if (this.#waits[root] === 0 || order[root] !== 0) continue;
      const path: number[] = [];
      enter(root, path);
      while (path.length > 0) {
        const state = present(path.at(-1), 'a state on the path');
        const edge = next[state] ?? 0;
        if (edge < (edgesFrom[state + 1] ?? 0)) {
          next[state] = edge + 1;
          const to = edgeTo[edge] ?? BEYOND;
          if (to === BEYOND || this.#waits[to] === 0) continue;
          if (order[to] === 0) enter(to, path);
          else if (this.#component[to] === 0) low[state] = Math.min(low[state] ?? 0, order[to] ?? 0);
          continue;
        }
        path.pop();
        const before = path.at(-1);
        if (before !== undefined) low[before] = Math.min(low[before] ?? 0, low[state] ?? 0);
        if (low[state] !== order[state]) continue;
        const members = open.splice(open.lastIndexOf(state));
        found.push(members);
        for (const member of members) this.#component[member] = found.length;
      }
    }
    return found.map((members) => members.sort((a, b) => a - b)).sort(([a = 0], [b = 0]) => a - b);
  }

  /** A loop inside one component that starves no fair group; null if every loop there starves one. */
  fairLoop(component: readonly number[]): Loop | null {
    const first = present(component[0], 'a component has a state');
    const satisfied = this.#groups.every((group) =>
      component.some((state) => !this.#offers(state, group) || this.#insideEdge(state, group) >= 0),
    );
    if (!satisfied || !component.some((state) => this.#insideEdge(state, null) >= 0)) return null;
    const loop: {from: number; step: number}[] = [];
    const isFair = (group: number): boolean =>
      [first, ...loop.map(({from}) => from)].some((state) => !this.#offers(state, group)) ||
      loop.some(({from, step}) => this.#groupOf((this.#walk.edgesFrom[from] ?? 0) + step) === group);
    let at = first;
    const goTo = (isThere: (state: number) => boolean): void => {
      for (const edge of this.#way(at, isThere)) {
        loop.push({from: edge.from, step: edge.edge - (this.#walk.edgesFrom[edge.from] ?? 0)});
        at = this.#walk.edgeTo[edge.edge] ?? 0;
      }
    };
    const take = (edge: number): void => {
      loop.push({from: at, step: edge - (this.#walk.edgesFrom[at] ?? 0)});
      at = this.#walk.edgeTo[edge] ?? 0;
    };
    for (const group of this.#groups) {
      if (isFair(group)) continue;
      goTo((state) => !this.#offers(state, group) || this.#insideEdge(state, group) >= 0);
      const edge = this.#insideEdge(at, group);
      if (this.#offers(at, group)) take(edge);
      else if (loop.length === 0) take(this.#insideEdge(at, null));
    }
    if (loop.length === 0) take(this.#insideEdge(at, null));
    goTo((state) => state === first);
    return loop;
  }

  /** True where an action of the group is possible, wherever it leads. */
  #offers(state: number, group: number): boolean {
    const {edgesFrom} = this.#walk;
    for (let edge = edgesFrom[state] ?? 0; edge < (edgesFrom[state + 1] ?? 0); edge++) {
      if (this.#groupOf(edge) === group) return true;
    }
    return false;
  }

  /** An edge of the group (null: any) that stays in the state's component, -1 if there is none. */
  #insideEdge(state: number, group: number | null): number {
    const {edgesFrom, edgeTo} = this.#walk;
    for (let edge = edgesFrom[state] ?? 0; edge < (edgesFrom[state + 1] ?? 0); edge++) {
      const to = edgeTo[edge] ?? BEYOND;
      if (to === BEYOND || this.#component[to] !== this.#component[state] || this.#waits[to] === 0) continue;
      if (group === null || this.#groupOf(edge) === group) return edge;
    }
    return -1;
  }

  #groupOf(edge: number): number {
    return this.#fairness[this.#walk.edgeAction[edge] ?? 0] ?? -1;
  }

  /** The shortest way inside the component to a state that is wanted. */
  #way(from: number, isThere: (state: number) => boolean): readonly {from: number; edge: number}[] {
    const {edgesFrom, edgeTo} = this.#walk;
    const cameBy = new Map<number, {from: number; edge: number} | null>([[from, null]]);
    for (const state of cameBy.keys()) {
      if (isThere(state)) {
        const way: {from: number; edge: number}[] = [];
        for (let last = cameBy.get(state) ?? null; last !== null; last = cameBy.get(last.from) ?? null)
          way.unshift(last);
        return way;
      }
      for (let edge = edgesFrom[state] ?? 0; edge < (edgesFrom[state + 1] ?? 0); edge++) {
        const to = edgeTo[edge] ?? BEYOND;
        if (to === BEYOND || this.#component[to] !== this.#component[from] || this.#waits[to] === 0) continue;
        if (!cameBy.has(to)) cameBy.set(to, {from: state, edge});
      }
    }
    throw new Error('assertion failed: a component is strongly connected');
  }
}
