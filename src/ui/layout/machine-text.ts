// How wide text comes out, near enough to lay it out without a screen: Arial's widths by class, in parts of the size.

const NARROW = 0.28;
const WIDE = 0.86;
const CAPITAL = 0.68;
const PLAIN = 0.54;
const MONOSPACE = 0.602;

/** Width of a line of text at a font size, in the size's unit; bold comes out about 6 % wider. */
export function textWidth(text: string, size: number, style: 'text' | 'bold' | 'mono' = 'text'): number {
  if (style === 'mono') return [...text].length * MONOSPACE * size;
  let width = 0;
  for (const c of text) {
    if (/[ijltfrI.,:;'’|!()[\]\s-]/.test(c)) width += NARROW + (c === 'r' || c === 't' || c === 'f' ? 0.03 : 0);
    else if (/[mwMW@→←]/.test(c)) width += WIDE;
    else if (/[A-Z=≠+−–·]/.test(c)) width += CAPITAL;
    else width += PLAIN;
  }
  return width * size * (style === 'bold' ? 1.06 : 1);
}

/** The first of some wordings that fits a width; the last one, cut with an ellipsis, where none does. */
export function fitting(
  wordings: readonly string[],
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
