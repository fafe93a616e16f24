// Where the letters of ranges stand on a small map: each beside the beginning of its range, none over another.

/** A circle's centre. */
export interface LetterPlace {
  readonly x: number;
  readonly y: number;
}

/** Moves letters along their rows, away from those before them, until no two circles of `radius` touch; `right` is the last place in a row. */
export function apart(wanted: readonly LetterPlace[], radius: number, right: number): readonly LetterPlace[] {
  const step = 2 * radius + 2;
  const placed: LetterPlace[] = [];
  for (const {x, y} of wanted) {
    const isFree = (at: number): boolean =>
      placed.every((other) => Math.hypot(other.x - at, other.y - y) >= step - 0.5);
    const rightwards = Array.from({length: wanted.length}, (_, i) => x + i * step).filter((at) => at <= right);
    const leftwards = Array.from({length: wanted.length}, (_, i) => Math.min(x, right) - i * step);
    placed.push({x: [...rightwards, ...leftwards].find(isFree) ?? x, y});
  }
  return placed;
}
