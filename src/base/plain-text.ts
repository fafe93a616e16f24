// Text from outside as every reader here takes it: UTF-8, with or without a byte order mark, lines ended by LF or CRLF, blank
// lines behind the last one or none. [RFC 8259, 8.1]
import {fail, ok, type Result} from './result.ts';

const MARK = '\ufeff';
const TAB = 0x09;
const LINE_FEED = 0x0a;
const RETURN = 0x0d;
const SPACE = 0x20;

/** Bytes as text, their byte order mark left out. A fault has an empty place: the caller knows the file. */
export function decodeText(bytes: Uint8Array): Result<string> {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff))
    return fail('', 'the text is UTF-16, wanted UTF-8');
  const control = controlByte(bytes);
  if (control >= 0) return fail('', noText(control, bytes));
  try {
    return ok(new TextDecoder('utf-8', {fatal: true}).decode(bytes));
  } catch {
    return fail('', 'the file holds bytes that are not UTF-8 text');
  }
}

/** Where the first byte is that no text of ours has: a control character but tab, line feed and return; -1 where none is. */
export function controlByte(bytes: Uint8Array): number {
  return bytes.findIndex((byte) => byte < SPACE && byte !== LINE_FEED && byte !== RETURN && byte !== TAB);
}

/** Says so of bytes that are not text, `before` bytes into the file. */
export function noText(at: number, bytes: Uint8Array, before = 0): string {
  return `this is no text: byte ${before + at} is 0x${(bytes[at] ?? 0).toString(16).padStart(2, '0')}`;
}

/**
 * A text without its byte order mark, its lines ended by LF, no blank line behind the last.
 * @example plainText('\ufeff{}\r\n\r\n') // '{}\n'
 */
export function plainText(text: string): string {
  const unmarked = text.startsWith(MARK) ? text.slice(1) : text;
  const lines = unmarked.includes('\r\n') ? unmarked.replaceAll('\r\n', '\n') : unmarked;
  let end = lines.length;
  let lineEnd = -1;
  for (; end > 0 && isBlank(lines.charCodeAt(end - 1)); end--)
    if (lines.charCodeAt(end - 1) === LINE_FEED) lineEnd = end - 1;
  return lineEnd < 0 ? lines : `${lines.slice(0, lineEnd)}\n`;
}

function isBlank(code: number): boolean {
  return code === SPACE || code === TAB || code === LINE_FEED || code === RETURN;
}
