// What a misspelt word may have meant: the nearest of those that are known, so that no refusal lists thirty.

/** This many words are few enough to be listed whole. */
export const FEW = 7;
const MOST_GUESSES = 3;
/** Letters that a word must have for a longer one that holds it to count as near. */
const LEAST_PART = 3;
/** Letters of a typed word that are looked at: no word of ours is longer. */
const MOST_LETTERS = 64;

/**
 * The known words near a typed one, the nearest first, at most three; none where nothing is near.
 * @example nearWords('three-guests', ['transmit', 'two-guests']) // ['two-guests']
 */
export function nearWords(typed: string, words: readonly string[]): readonly string[] {
  const asked = typed.slice(0, MOST_LETTERS).toLowerCase();
  return [...new Set(words)]
    .map((word) => ({word, distance: distanceTo(asked, word.toLowerCase())}))
    .filter(({word, distance}) => distance <= Math.max(1, Math.floor(word.length / 2)))
    .sort((a, b) => a.distance - b.distance)
    .slice(0, MOST_GUESSES)
    .map(({word}) => word);
}

/** The end of a refusal: `there are qemu, hp` of few words, `perhaps two-guests` of many, and `otherwise` where none is near. */
export function wordsToChoose(typed: string, words: readonly string[], otherwise: string): string {
  if (words.length <= FEW) return `there are ${words.join(', ')}`;
  const near = nearWords(typed, words);
  const last = near.at(-1);
  if (last === undefined) return otherwise;
  return `perhaps ${near.length === 1 ? last : `${near.slice(0, -1).join(', ')} or ${last}`}`;
}

/** A word that holds what was typed is one letter away. */
function distanceTo(asked: string, word: string): number {
  const isPart = asked.length >= LEAST_PART && word.includes(asked) && word !== asked;
  return isPart ? 1 : editDistance(asked, word);
}

/** Letters to put in, take out or change on the way from `a` to `b`. */
function editDistance(a: string, b: string): number {
  let row = Array.from({length: b.length + 1}, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
