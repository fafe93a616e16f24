// Text for a narrow place, in which no line breaks within a figure or between it and what it counts.
import {THIN} from '../../base/figures.ts';

/** `1 514 bytes`, `4 312`: a figure of several groups, or one with the word behind it. */
const FIGURE = new RegExp(`((?<!\\w)\\d[\\d.${THIN}]*(?!\\w)(?: \\p{L}+)?)`, 'u');

/** Figures are kept whole; the rest breaks as text does. */
export function Unbroken({text}: {readonly text: string}) {
  return text.split(FIGURE).map((part, i) =>
    i % 2 === 0 ? (
      part
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: a piece of one text is its position
      <span key={i} className="unbroken">
        {part}
      </span>
    ),
  );
}
