// Finding by a few letters: every word typed must be met, best at the start of a word, then inside one, then scattered.

/** How well a text meets what was typed, and which of its letters did. */
export interface FuzzyMatch {
  readonly score: number;
  /** Positions in the text, ascending. */
  readonly places: readonly number[];
}

const WORD_START = 100;
const INSIDE = 40;
const SCATTERED = 10;
/** Letters of one word lie at most so far apart, gaps summed up: beyond that the match means nothing. */
const WIDEST_GAPS = 12;

/**
 * Meets `typed` with `text`, case aside; null where a word of it is not met. Nothing typed meets everything.
 * @example fuzzyMatch('crd mem', 'Card memory')?.score
 */
export function fuzzyMatch(typed: string, text: string): FuzzyMatch | null {
  const lower = text.toLowerCase();
  const places = new Set<number>();
  let score = 0;
  for (const word of typed.toLowerCase().split(/\s+/)) {
    if (word === '') continue;
    const found = meetWord(word, lower);
    if (found === null) return null;
    score += found.score;
    for (const place of found.places) places.add(place);
  }
  return {score, places: [...places].sort((a, b) => a - b)};
}

function meetWord(word: string, text: string): FuzzyMatch | null {
  const starts = wordStarts(text).find((start) => text.startsWith(word, start));
  if (starts !== undefined) return {score: WORD_START - starts / text.length, places: run(starts, word.length)};
  const inside = text.indexOf(word);
  if (inside >= 0) return {score: INSIDE - inside / text.length, places: run(inside, word.length)};
  return wordStarts(text)
    .map((start) => scattered(word, text, start))
    .reduce((best, next) => (next !== null && (best === null || next.score > best.score) ? next : best), null);
}

/** The word's letters one after another from a word's start on, each as early as it comes. */
function scattered(word: string, text: string, start: number): FuzzyMatch | null {
  if (text[start] !== word[0]) return null;
  const places = [start];
  let at = start;
  for (const letter of word.slice(1)) {
    at = text.indexOf(letter, at + 1);
    if (at < 0) return null;
    places.push(at);
  }
  const gaps = at - start + 1 - word.length;
  return gaps > WIDEST_GAPS ? null : {score: SCATTERED - gaps / WIDEST_GAPS, places};
}

function wordStarts(text: string): number[] {
  return [...text.matchAll(/[\p{L}\p{N}]+/gu)].map((match) => match.index);
}

function run(from: number, length: number): number[] {
  return Array.from({length}, (_, i) => from + i);
}
