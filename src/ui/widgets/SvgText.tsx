// A line of text in a drawing: in the page's inks, in the longest wording that fits.
import {fitting} from '../layout/machine-text.ts';

interface SvgTextProps {
  readonly x: number;
  readonly y: number;
  readonly size?: number;
  readonly words: string | readonly string[];
  /** Room in drawing units; without it the first wording stands. */
  readonly room?: number;
  readonly anchor?: 'start' | 'middle' | 'end';
  readonly face?: 'text' | 'bold' | 'mono';
  /** A token's name; `ink` if left away. */
  readonly ink?: string;
  /** The word of the glossary that the text is about: it is dotted and shows what that means. */
  readonly word?: string | undefined;
}

/** One baseline of text. */
export function SvgText({
  x,
  y,
  size = 12,
  words,
  room,
  anchor = 'start',
  face = 'text',
  ink = 'ink',
  word,
}: SvgTextProps) {
  const wordings = typeof words === 'string' ? [words] : words;
  const text = room === undefined ? (wordings[0] ?? '') : fitting(wordings, room, size, face);
  return (
    <text
      x={x}
      y={y}
      fontSize={size}
      textAnchor={anchor}
      className={word !== undefined ? 'term' : face === 'mono' ? 'mono' : undefined}
      data-word={word}
      fontWeight={face === 'bold' ? 600 : undefined}
      style={{fill: `var(--${ink})`, ...(face === 'mono' ? {fontFamily: 'var(--mono)'} : {})}}
    >
      {text}
    </text>
  );
}
