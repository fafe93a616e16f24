// Files that a command reads and writes; what goes wrong is a fault with the file's name.
import {readFileSync, statSync} from 'node:fs';
import {basename} from 'node:path';
import {fail, ok, type Result} from '../base/result.ts';
import {RECORDED_DEVICES} from '../kits/facts.ts';
import {gunzipText} from '../trace/gunzip.ts';
import type {RecordedRun} from '../trace/recorded-run.ts';
import {parseVpioTrace} from '../trace/vpio-trace.ts';

/** Reads a file of at most so many bytes. */
function readBytes(path: string, limit: number): Result<Uint8Array> {
  try {
    const found = statSync(path);
    if (!found.isFile()) return fail(path, 'this is no file');
    if (found.size > limit) return fail(path, `the file has ${found.size} bytes, more than the limit of ${limit}`);
    return ok(readFileSync(path));
  } catch (error) {
    return fail(path, reasonOf(error));
  }
}

/** The most bytes of a file that are read from disk: 256 MiB. */
const FILE_LIMIT = 256 * 1024 * 1024;

/** Reads a file's text, gzipped or plain, of at most so many bytes packed and unpacked. */
export function readForeignText(path: string, limit: number = FILE_LIMIT): Result<string> {
  const bytes = readBytes(path, limit);
  if (!bytes.ok) return bytes;
  const text = gunzipText(bytes.value, limit);
  return text.ok ? text : fail(path, text.fault.message);
}

/** Reads a recording, gzipped or plain. */
export function readRecording(path: string): Result<RecordedRun> {
  const text = readForeignText(path);
  return text.ok ? parseVpioTrace(text.value, RECORDED_DEVICES, basename(path)) : text;
}

/** A recording out of bytes that came in another file; a fault's place is `place`. */
export function parseRecording(bytes: Uint8Array, place: string): Result<RecordedRun> {
  const text = gunzipText(bytes, FILE_LIMIT);
  return text.ok ? parseVpioTrace(text.value, RECORDED_DEVICES, place) : fail(place, text.fault.message);
}

/** Node's words without the call and the path that they end in: `ENOENT: no such file or directory`. */
export function reasonOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return (text.split(', ')[0] ?? text).replace(/\s+/g, ' ');
}
