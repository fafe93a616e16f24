// What a bench says: one figure, the goal it is held to, and what it was measured against.

/** One line of the table. A figure that could not be taken is null, and `against` says why. */
export interface BenchResult {
  readonly name: string;
  readonly unit: string;
  readonly figure: number | null;
  readonly goal: number | null;
  /** Which side of the goal is the good one. */
  readonly sense: 'at most' | 'at least';
  readonly met: boolean | null;
  readonly against: string;
}

/** A figure that is not to be larger than its goal. */
export function atMost(name: string, unit: string, figure: number, goal: number, against: string): BenchResult {
  return {name, unit, figure, goal, sense: 'at most', met: figure <= goal, against};
}

/** A figure that is not to be smaller than its goal. */
export function atLeast(name: string, unit: string, figure: number, goal: number, against: string): BenchResult {
  return {name, unit, figure, goal, sense: 'at least', met: figure >= goal, against};
}

/** A figure for comparison: nothing is asked of it. */
export function figureOnly(name: string, unit: string, figure: number, against: string): BenchResult {
  return {name, unit, figure, goal: null, sense: 'at most', met: null, against};
}

/** What could not be measured here, and why. */
export function skipped(name: string, unit: string, why: string): BenchResult {
  return {name, unit, figure: null, goal: null, sense: 'at most', met: null, against: `skipped: ${why}`};
}
