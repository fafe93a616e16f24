// A file's text, gzipped or plain, unpacked piece by piece so that a small file cannot fill the memory. [RFC 1952]
import {Gunzip} from 'fflate';
import {crcRegister} from '../base/crc32.ts';
import {controlByte, decodeText, noText, plainText} from '../base/plain-text.ts';
import {fail, ok, type Result} from '../base/result.ts';

/** The most text that is taken from one file: 256 MiB. */
const TEXT_LIMIT_BYTES = 256 * 1024 * 1024;
/** One piece of packed bytes; deflate makes at most 1 032 times as much of it. */
const PIECE_BYTES = 16 * 1024;
const TRAILER_BYTES = 8;
/** The most packed bytes on end that may unpack to nothing: a member's head with its name, and no endless row of such. */
const IDLE_BYTES = 256 * 1024;
/** The most gzip files behind one another; a packer in blocks of 64 KiB makes 4 096 of the largest text. */
const MOST_MEMBERS = 16_384;
const PACKED_NO_TEXT = 'the file unpacks to bytes that are not UTF-8 text';
const DISAGREES = 'the gzip data and its check value disagree: the file is truncated or damaged';

/**
 * The text of a file, gzipped or plain, as `plainText` gives it. What is neither is a fault with an empty place: the caller knows
 * the file. Behind the gzip data there may be zeros, as on a tape or a padded disk; anything else there is refused.
 * @example gunzipText(bytes)
 */
export function gunzipText(bytes: Uint8Array, limitBytes: number = TEXT_LIMIT_BYTES): Result<string> {
  if (bytes.length === 0) return fail('', 'the file is empty');
  if (bytes.length > limitBytes)
    return fail('', `the file has ${bytes.length} bytes, more than the limit of ${limitBytes}`);
  const text = isGzip(bytes) ? unpack(bytes, limitBytes) : decodeText(bytes);
  if (text.ok && text.value === '') return fail('', 'the file unpacks to nothing');
  return text.ok ? ok(plainText(text.value)) : text;
}

/** True for bytes that begin as gzip does. */
function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

function unpack(bytes: Uint8Array, limitBytes: number): Result<string> {
  const pieces: string[] = [];
  const decoder = new TextDecoder('utf-8', {fatal: true});
  let fault: string | null = null;
  let total = 0;
  let pushed = 0;
  let idleFrom = 0;
  let members = 1;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  let member = {start: 0, bytes: 0, crc: 0};
  const gunzip = new Gunzip((piece) => {
    if (fault !== null) return;
    if (piece.length > 0) idleFrom = pushed;
    total += piece.length;
    member.bytes += piece.length;
    member.crc = crc32(member.crc, piece);
    if (total > limitBytes) fault = `the file unpacks to more than the limit of ${limitBytes} bytes`;
    else if (controlByte(piece) >= 0) fault = noText(controlByte(piece), piece, total - piece.length);
    else {
      try {
        pieces.push(decoder.decode(piece, {stream: true}));
      } catch {
        fault = PACKED_NO_TEXT;
      }
    }
  });
  gunzip.onmember = (end) => {
    fault ??= isTrailer(view, end, member) ? null : DISAGREES;
    if (++members > MOST_MEMBERS) fault ??= `the file is more than ${MOST_MEMBERS} gzip files in one`;
    member = {start: end, bytes: 0, crc: 0};
  };
  try {
    for (let at = 0; at < bytes.length && fault === null; at += PIECE_BYTES) {
      pushed = at + PIECE_BYTES;
      gunzip.push(bytes.subarray(at, pushed), pushed >= bytes.length);
      if (pushed - idleFrom > IDLE_BYTES)
        fault ??= `the gzip data is damaged: ${IDLE_BYTES} bytes of it unpack to nothing`;
    }
    fault ??= endFault(bytes, member);
  } catch (error) {
    fault ??= unpackFault(bytes, member, error);
  }
  if (fault !== null) return fail('', fault);
  try {
    return ok(pieces.join('') + decoder.decode());
  } catch {
    return fail('', PACKED_NO_TEXT);
  }
}

/** One gzip file within the file: where it starts, how much it held and that content's check value so far. */
interface Member {
  readonly start: number;
  bytes: number;
  crc: number;
}

function unpackFault(bytes: Uint8Array, member: Member, error: unknown): string | null {
  const what = error instanceof Error ? error.message : String(error);
  if (what === 'unexpected EOF') return 'the gzip data ends too early: the file is truncated';
  const isWhole = what === 'invalid gzip data' && endOf(bytes, member) !== null;
  return isWhole ? endFault(bytes, member) : `the gzip data is damaged: ${what}`;
}

/** What is wrong behind the last member: only zeros may follow it. */
function endFault(bytes: Uint8Array, member: Member): string | null {
  const end = endOf(bytes, member);
  if (end === null) return DISAGREES;
  const other = bytes.subarray(end).findIndex((byte) => byte !== 0);
  return other < 0
    ? null
    : `${bytes.length - end - other} bytes follow the gzip data, from byte ${end + other} on: only zeros may`;
}

/** Where a member whose content is known ends: behind its check value and length. Null: it has none. */
function endOf(bytes: Uint8Array, member: Member): number | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  for (let end = bytes.length; end >= member.start + TRAILER_BYTES; end--) if (isTrailer(view, end, member)) return end;
  return null;
}

/** A member ends with the check value and the length of what it held. */
function isTrailer(view: DataView, end: number, {bytes: length, crc}: Member): boolean {
  const at = end - TRAILER_BYTES;
  return at >= 0 && view.getUint32(at, true) === crc && view.getUint32(at + 4, true) === length % 0x1_0000_0000;
}

/** Carries a CRC-32 on over more bytes; 0 starts one. */
function crc32(carried: number, bytes: Uint8Array): number {
  return ~crcRegister(bytes, bytes.length, ~carried) >>> 0;
}
