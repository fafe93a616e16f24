// How wide text comes out, near enough to lay it out without a screen: Arial's widths by class, in parts of the size.

const NARROW = 0.28;
const WIDE = 0.86;
const CAPITAL = 0.68;
const PLAIN = 0.54;
const MONOSPACE = 0.602;

function characterWidth(character: string): number {
  if (/[rtf]/.test(character)) return NARROW + 0.03;
  if (/[ijlI.,:;'’|!()[\]\s-]/.test(character)) return NARROW;
  if (/[mwMW@→←]/.test(character)) return WIDE;
  return /[A-Z=≠+−–·]/.test(character) ? CAPITAL : PLAIN;
}

const WIDTHS = new Map<string, number>();

/** Width of a line of text at a font size, in the size's unit; bold comes out about 6 % wider. */
export function textWidth(text: string, size: number, style: 'text' | 'bold' | 'mono' = 'text'): number {
  if (style === 'mono') return text.length * MONOSPACE * size;
  let width = 0;
  for (const character of text) {
    let known = WIDTHS.get(character);
    if (known === undefined) {
      known = characterWidth(character);
      WIDTHS.set(character, known);
    }
    width += known;
  }
  return width * size * (style === 'bold' ? 1.06 : 1);
}
