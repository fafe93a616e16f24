// Chance that comes from a seed: one 32-bit word of state, so a snapshot carries it and a run repeats it.

/** A stream of reproducible chance; `state` is all of it. */
export interface RandomState {
  state: number;
}

/** Starts a stream; equal seeds give equal streams. */
export function seeded(seed: number): RandomState {
  return {state: (Math.imul(seed | 0, 0x9e3779b1) ^ 0x85ebca6b) >>> 0};
}

/** The next 32-bit word (mulberry32). */
export function nextWord(random: RandomState): number {
  random.state = (random.state + 0x6d2b79f5) >>> 0;
  let word = random.state;
  word = Math.imul(word ^ (word >>> 15), word | 1);
  word ^= word + Math.imul(word ^ (word >>> 7), word | 61);
  return (word ^ (word >>> 14)) >>> 0;
}

/** A whole number in [0, bound). */
export function nextBelow(random: RandomState, bound: number): number {
  return Math.floor((nextWord(random) / 0x1_0000_0000) * bound);
}
