// Text in quotes as Wireshark's display filters have it: C's escapes in "...", none in r"...", and an unknown escape is a fault at
// that character.

/** What is wrong in a quoted text, from character `at` up to `end` of the filter. */
export interface EscapeFault {
  readonly at: number;
  readonly end: number;
  readonly message: string;
}

/** A quoted text: what it stands for, the place after it, and its first fault; `isOpen` where the closing quote is missing. */
export interface QuotedText {
  readonly text: string;
  readonly end: number;
  readonly isOpen: boolean;
  readonly fault: EscapeFault | null;
}

const LETTERS: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '"': '"',
  "'": "'",
  '\\': '\\',
};
const DIGITS: readonly RegExp[] = [
  /\\([0-7]{1,3})/y,
  /\\x([0-9a-fA-F]{1,2})/y,
  /\\u([0-9a-fA-F]{4})/y,
  /\\U([0-9a-fA-F]{8})/y,
];
const LARGEST_BYTE = 0xff;
const LARGEST_CHARACTER = 0x10ffff;

/** The quoted text that begins at `at`; null where none does. */
export function quotedTextAt(filter: string, at: number): QuotedText | null {
  const isRaw = /^[rR]"/.test(filter.slice(at, at + 2));
  const quote = isRaw ? at + 1 : at;
  if (filter.charAt(quote) !== '"') return null;
  let text = '';
  let fault: EscapeFault | null = null;
  for (let i = quote + 1; i < filter.length; ) {
    const letter = filter.charAt(i);
    if (letter === '"') return {text, end: i + 1, isOpen: false, fault};
    if (letter !== '\\' || isRaw) {
      // In a raw text a backslash keeps the quote behind it from being the last, and stays.
      const length = letter === '\\' ? 2 : 1;
      text += filter.slice(i, i + length);
      i += length;
      continue;
    }
    const meaning = escapeAt(filter, i);
    if (typeof meaning.meant === 'string') text += meaning.meant;
    else fault ??= {at: i, end: meaning.end, message: meaning.message};
    i = meaning.end;
  }
  return {text, end: filter.length, isOpen: true, fault};
}

type Escape = {readonly end: number} & ({readonly meant: string} | {readonly meant: null; readonly message: string});

function escapeAt(filter: string, at: number): Escape {
  const letter = filter.charAt(at + 1);
  const meant = Object.hasOwn(LETTERS, letter) ? LETTERS[letter] : undefined;
  if (meant !== undefined) return {meant, end: at + 2};
  const end = Math.min(at + 2, filter.length);
  for (const [n, pattern] of DIGITS.entries()) {
    pattern.lastIndex = at;
    const digits = pattern.exec(filter)?.[1];
    if (digits === undefined) continue;
    const code = Number.parseInt(digits, n === 0 ? 8 : 16);
    if (code > (n === 0 ? LARGEST_BYTE : LARGEST_CHARACTER))
      return {meant: null, end: pattern.lastIndex, message: `\\${letter === 'U' ? 'U' : ''}${digits} is no character`};
    return {meant: String.fromCodePoint(code), end: pattern.lastIndex};
  }
  const wanted = {x: '1 or 2', u: '4', U: '8'}[letter];
  const message =
    wanted === undefined
      ? `\\${letter} is no escape: write \\\\${letter}, or r"..." where backslashes are only themselves`
      : `\\${letter} wants ${wanted} hexadecimal digits`;
  return {meant: null, end, message};
}
