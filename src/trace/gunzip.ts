// A file's text, gzipped or plain, unpacked piece by piece so that a small file cannot fill the memory. [RFC 1952]
import {Gunzip} from 'fflate';
import {fail, ok, type Result} from '../base/result.ts';

/** The most text that is taken from one file: 256 MiB. */
const TEXT_LIMIT_BYTES = 256 * 1024 * 1024;
/** One piece of packed bytes; deflate makes at most 1 032 times as much of it. */
const PIECE_BYTES = 16 * 1024;
const TRAILER_BYTES = 8;
const OPEN_BRACE = 0x7b;

/**
 * The text of a file that is gzipped, or plain and starts with `{`. Faults have an empty place: the caller knows the file.
 * @example gunzipText(bytes)
 */
export function gunzipText(bytes: Uint8Array, limitBytes: number = TEXT_LIMIT_BYTES): Result<string> {
  if (bytes.length === 0) return fail('', 'the file is empty');
  if (bytes.length > limitBytes)
    return fail('', `the file has ${bytes.length} bytes, more than the limit of ${limitBytes}`);
  if (bytes[0] === OPEN_BRACE) return decodePlain(bytes);
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return fail('', 'neither gzip nor text that starts with "{"');
  return unpack(bytes, limitBytes);
}

function decodePlain(bytes: Uint8Array): Result<string> {
  try {
    return ok(new TextDecoder('utf-8', {fatal: true}).decode(bytes));
  } catch {
    return fail('', 'the file holds bytes that are not UTF-8 text');
  }
}

function unpack(bytes: Uint8Array, limitBytes: number): Result<string> {
  const pieces: string[] = [];
  const decoder = new TextDecoder('utf-8', {fatal: true});
  let fault: string | null = null;
  let total = 0;
  let memberBytes = 0;
  let memberCrc = 0;
  const gunzip = new Gunzip((piece) => {
    if (fault !== null) return;
    total += piece.length;
    memberBytes += piece.length;
    memberCrc = crc32(memberCrc, piece);
    if (total > limitBytes) fault = `the file unpacks to more than the limit of ${limitBytes} bytes`;
    else {
      try {
        pieces.push(decoder.decode(piece, {stream: true}));
      } catch {
        fault = 'the file unpacks to bytes that are not UTF-8 text';
      }
    }
  });
  const endMember = (end: number): void => {
    fault ??= trailerFault(bytes, end, memberBytes, memberCrc);
    memberBytes = 0;
    memberCrc = 0;
  };
  gunzip.onmember = endMember;
  try {
    for (let at = 0; at < bytes.length && fault === null; at += PIECE_BYTES) {
      gunzip.push(bytes.subarray(at, at + PIECE_BYTES), at + PIECE_BYTES >= bytes.length);
    }
    if (fault === null) endMember(bytes.length);
    if (fault === null) pieces.push(decoder.decode());
  } catch (error) {
    fault ??= unpackFault(error);
  }
  return fault === null ? ok(pieces.join('')) : fail('', fault);
}

function unpackFault(error: unknown): string {
  const what = error instanceof Error ? error.message : String(error);
  return what === 'unexpected EOF'
    ? 'the gzip data ends too early: the file is truncated'
    : `the gzip data is damaged: ${what}`;
}

/** A member ends with the check value and the length of what it held. */
function trailerFault(bytes: Uint8Array, end: number, length: number, crc: number): string | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const at = end - TRAILER_BYTES;
  if (at >= 0 && view.getUint32(at, true) === crc && view.getUint32(at + 4, true) === length % 0x1_0000_0000)
    return null;
  return 'the gzip data and its check value disagree: the file is truncated or damaged';
}

const CRC_TABLE = Uint32Array.from({length: 256}, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  return crc;
});

/** Carries a CRC-32 on over more bytes; 0 starts one. [RFC 1952, 8] */
function crc32(carried: number, bytes: Uint8Array): number {
  let crc = ~carried;
  for (let i = 0; i < bytes.length; i++) crc = (crc >>> 8) ^ (CRC_TABLE[(crc ^ (bytes[i] ?? 0)) & 0xff] ?? 0);
  return ~crc >>> 0;
}
