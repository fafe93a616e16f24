// Files that a command reads and writes; what goes wrong is a fault with the file's name.
import {readFileSync, statSync} from 'node:fs';
import {basename} from 'node:path';
import {fail, ok, type Result} from '../base/result.ts';
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

/** Reads a file of UTF-8 text of at most so many bytes. */
export function readText(path: string, limit: number): Result<string> {
  const bytes = readBytes(path, limit);
  if (!bytes.ok) return bytes;
  try {
    return ok(new TextDecoder('utf-8', {fatal: true}).decode(bytes.value));
  } catch {
    return fail(path, 'the file holds bytes that are not UTF-8 text');
  }
}

/** The most bytes of a recording that are read from disk: 256 MiB. */
const RECORDING_LIMIT = 256 * 1024 * 1024;

/** Reads a recording, gzipped or plain. */
export function readRecording(path: string): Result<RecordedRun> {
  const bytes = readBytes(path, RECORDING_LIMIT);
  if (!bytes.ok) return bytes;
  const text = gunzipText(bytes.value);
  return text.ok ? parseVpioTrace(text.value, basename(path)) : fail(path, text.fault.message);
}

/** Node's words without the call and the path that they end in: `ENOENT: no such file or directory`. */
export function reasonOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return (text.split(', ')[0] ?? text).replace(/\s+/g, ' ');
}
