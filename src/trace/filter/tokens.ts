// A filter's text cut into words, numbers, quoted text and marks, each with its place.
import {type EscapeFault, quotedTextAt} from './quoted-text.ts';

export interface Token {
  readonly type: 'word' | 'number' | 'text' | 'mark' | 'unknown' | 'end';
  /** As written; of quoted text, what it stands for. */
  readonly text: string;
  readonly at: number;
  /** The place after it. */
  readonly end: number;
  /** What is wrong inside a quoted text, which is `unknown` by it. */
  readonly fault?: EscapeFault;
}

const BLANK = /[ \t\n\r]*/y;
const PIECES: readonly (readonly [Token['type'], RegExp])[] = [
  ['number', /0[xX][0-9a-fA-F]+|0[bB][01]+|[0-9]+(\.[0-9]+)?(?![0-9A-Za-z_])/y],
  ['word', /[A-Za-z_][A-Za-z0-9_-]*(\.[A-Za-z0-9_-]+)*/y],
  ['mark', /&&|\|\||\^\^|==|!=|<=|>=|\.\.|[<>!&~(){},]/y],
];

/** All tokens, the last of type `end`. What is no token is one of type `unknown`. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let at = skipBlank(text, 0);
  while (at < text.length) {
    const token = tokenAt(text, at);
    tokens.push(token);
    at = skipBlank(text, token.end);
  }
  tokens.push({type: 'end', text: '', at, end: at});
  return tokens;
}

function tokenAt(text: string, at: number): Token {
  const quoted = quotedTextAt(text, at);
  if (quoted !== null) {
    const {end, isOpen, fault} = quoted;
    // An open quote runs to the end.
    if (isOpen) return {type: 'unknown', text: text.slice(at), at, end};
    return fault === null
      ? {type: 'text', text: quoted.text, at, end}
      : {type: 'unknown', text: quoted.text, at, end, fault};
  }
  for (const [type, pattern] of PIECES) {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0];
    if (found === undefined) continue;
    return {type, text: found, at, end: at + found.length};
  }
  // Anything else is wrong up to the next blank or mark.
  const rest = /^.[^\s&|^=!<>~(){},"]*/.exec(text.slice(at))?.[0] ?? '';
  return {type: 'unknown', text: rest, at, end: at + rest.length};
}

function skipBlank(text: string, at: number): number {
  BLANK.lastIndex = at;
  return at + (BLANK.exec(text)?.[0].length ?? 0);
}
