// A line of text in the longest wording that fits.
import {textWidth} from '../../base/text-width.ts';

/** A line of text in several wordings, the longest first. */
export type Wordings = readonly string[];

/** The first of some wordings that fits a width; the last one, cut with an ellipsis, where none does. */
export function fitting(
  wordings: Wordings,
  width: number,
  size: number,
  style: 'text' | 'bold' | 'mono' = 'text',
): string {
  const whole = wordings.find((wording) => textWidth(wording, size, style) <= width);
  if (whole !== undefined) return whole;
  let cut = wordings.at(-1) ?? '';
  while (cut.length > 1 && textWidth(`${cut}…`, size, style) > width) cut = cut.slice(0, -1).trimEnd();
  return `${cut}…`;
}
