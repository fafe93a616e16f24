// A scenario of one's own in a link: its JSON deflated, in the letters of base64url. Text from outside, so how much it may
// unpack to is limited.
import {deflateSync, Inflate, strFromU8, strToU8} from 'fflate';
import {isObject, readJson} from '../base/json.ts';
import {fail, ok, type Result} from '../base/result.ts';

/** A scenario: a JSON object, still to be read by the schema. */
export type OwnScenario = Readonly<Record<string, unknown>>;

/** The most that is unpacked: a scenario of this size would be no hand's work. */
const LIMIT_BYTES = 256 * 1024;
/** Deflate makes at most 1 032 times as much of a piece, so that little is unpacked beyond the limit. */
const PIECE_BYTES = 256;
/** `String.fromCharCode` takes so many at once. */
const LETTERS = 0x2000;

/** The scenario as a word of a link. */
export function packScenario(scenario: OwnScenario): string {
  const bytes = deflateSync(strToU8(JSON.stringify(scenario)), {level: 9});
  let text = '';
  for (let at = 0; at < bytes.length; at += LETTERS) text += String.fromCharCode(...bytes.subarray(at, at + LETTERS));
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

/** And back. A fault's place is empty: the caller knows the field. */
export function unpackScenario(word: string): Result<OwnScenario> {
  const packed = bytesOf(word);
  const text = packed === null ? fail('', 'the letters are not base64url') : inflated(packed);
  if (!text.ok) return text;
  const json = readJson(text.value, LIMIT_BYTES);
  if (!json.ok) return json;
  return isObject(json.value) ? ok(json.value) : fail('', 'what it unpacks to is no JSON object');
}

function bytesOf(word: string): Uint8Array | null {
  if (!/^[A-Za-z0-9_-]+$/.test(word) || word.length % 4 === 1) return null;
  return Uint8Array.from(atob(word.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0));
}

function inflated(packed: Uint8Array): Result<string> {
  const pieces: Uint8Array[] = [];
  let total = 0;
  const inflate = new Inflate((piece) => {
    total += piece.length;
    if (total <= LIMIT_BYTES) pieces.push(piece);
  });
  try {
    for (let at = 0; at < packed.length && total <= LIMIT_BYTES; at += PIECE_BYTES)
      inflate.push(packed.subarray(at, at + PIECE_BYTES), at + PIECE_BYTES >= packed.length);
  } catch {
    return fail('', 'it is damaged or cut off: it does not unpack');
  }
  if (total > LIMIT_BYTES) return fail('', `it unpacks to more than the limit of ${LIMIT_BYTES} bytes`);
  const all = new Uint8Array(total);
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return ok(strFromU8(all));
}
