// A text as the squares of a QR code: one path in units of a square, with the quiet ground around it.
import {generate} from 'lean-qr';

/** Squares of ground on each side, as scanners want them. */
const QUIET = 4;

/** What is drawn: a square of `size` units with `path` dark on it. */
export interface QrCode {
  readonly size: number;
  readonly path: string;
}

/** The code; null for a text that is too long for any. */
export function qrCode(text: string): QrCode | null {
  const code = generated(text);
  if (code === null) return null;
  const parts: string[] = [];
  for (let y = 0; y < code.size; y++)
    for (let x = 0; x < code.size; x++) {
      let length = 0;
      while (code.get(x + length, y)) length++;
      if (length > 0) parts.push(`M${x + QUIET},${y + QUIET}h${length}v1h-${length}z`);
      x += length;
    }
  return {size: code.size + 2 * QUIET, path: parts.join('')};
}

function generated(text: string): ReturnType<typeof generate> | null {
  try {
    return generate(text);
  } catch {
    return null; // it throws for one reason only: the text is too long
  }
}
