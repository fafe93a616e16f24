// The border where foreign JSON becomes data: how long it may be and how deep, and what is wrong with it in one line.
// Whatever came through here can be copied, told and sent on: none of that runs out of stack.
import {plainText} from './plain-text.ts';
import {fail, ok, type Result} from './result.ts';

/** Objects and lists in one another; the deepest of our formats has ten. */
const DEEPEST = 64;
/** The longest text that is read unless the caller says otherwise: 1 MiB. */
const USUAL_LENGTH = 1024 * 1024;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/**
 * Reads JSON of at most `longest` characters. A fault's place is empty, or where in the text it is nested too deep.
 * @example readJson('{"format":"vpio-scenario"}')
 */
export function readJson(foreign: string, longest: number = USUAL_LENGTH): Result<unknown> {
  if (foreign.length > longest) return fail('', `${foreign.length} characters, more than the limit of ${longest}`);
  const text = plainText(foreign);
  const tooDeep = firstTooDeep(text);
  if (tooDeep >= 0) return fail(lineAndColumn(text, tooDeep), `more than ${DEEPEST} objects and lists in one another`);
  try {
    return ok(JSON.parse(text));
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    return fail('', `not JSON: ${words.replace(/[\p{Cc}\s]+/gu, ' ')}`);
  }
}

/** True for what JSON writes in braces. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The place of the first bracket beyond the limit; -1 where none is. Brackets inside quotes do not count. */
function firstTooDeep(text: string): number {
  let depth = 0;
  let isQuoted = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (isQuoted) {
      if (code === BACKSLASH) at++;
      else if (code === QUOTE) isQuoted = false;
    } else if (code === QUOTE) isQuoted = true;
    // [ and { are 0x5b and 0x7b, ] and } two more.
    else if ((code | 0x20) === 0x7b) {
      if (++depth > DEEPEST) return at;
    } else if ((code | 0x20) === 0x7d) depth--;
  }
  return -1;
}

function lineAndColumn(text: string, at: number): string {
  const before = text.slice(0, at).split('\n');
  return `line ${before.length}, column ${(before.at(-1) ?? '').length + 1}`;
}
