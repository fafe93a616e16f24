// A file from outside, told apart by what it holds: a scenario, or a recording that gets a scenario around it.
import {fail, ok, type Result} from '../../base/result.ts';
import type {LoadRequest} from '../../bridge/client.ts';
import {SCENARIO_VERSION} from '../../scenarios/scenario.ts';

const LARGEST_BYTES = 64 * 1024 * 1024;

/** Reads a dropped file as far as is needed to know who parses it: the worker does the rest. */
export function readDroppedFile(name: string, bytes: ArrayBuffer): Result<LoadRequest> {
  if (bytes.byteLength > LARGEST_BYTES) return fail(name, 'larger than 64 MB');
  if (bytes.byteLength === 0) return fail(name, 'the file is empty');
  if (isGzip(bytes)) return ok(recordingRequest(name, bytes));
  let text: string;
  try {
    text = new TextDecoder('utf-8', {fatal: true}).decode(bytes);
  } catch {
    return fail(name, 'neither gzip nor text in UTF-8');
  }
  const firstLine = text.slice(0, text.indexOf('\n') + 1 || undefined);
  if (/"vpio-trace"/.test(firstLine)) return ok(recordingRequest(name, bytes));
  try {
    return ok({scenario: JSON.parse(text), seed: null, profile: null, changes: null, recording: null});
  } catch (error) {
    return fail(name, `not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** True for what `vpio explore --json` prints, or for one counterexample of it; the worker reads it against a schema. */
export function isExploration(json: unknown): boolean {
  if (typeof json !== 'object' || json === null) return false;
  return ('format' in json && json.format === 'vpio-exploration') || ('properties' in json && 'walks' in json);
}

function isGzip(bytes: ArrayBuffer): boolean {
  const [first, second] = new Uint8Array(bytes, 0, Math.min(2, bytes.byteLength));
  return first === 0x1f && second === 0x8b;
}

/** One recorded guest alone on the card, as recordings are made. Names are made such as a scenario may have. */
function recordingRequest(file: string, recording: ArrayBuffer): LoadRequest {
  const stem = file
    .replace(/\.jsonl(\.gz)?$/i, '')
    .replace(/[^a-z0-9._-]+/gi, '-')
    .replace(/^[^a-z0-9]+/i, '')
    .slice(0, 40);
  const name = stem === '' ? 'recording' : stem;
  const scenario = {
    format: 'vpio-scenario',
    version: SCENARIO_VERSION,
    name,
    title: `${name}, recorded`,
    about: 'A recording, replayed.',
    profile: 'qemu',
    guests: [{name, driver: 'recorded', recording: `${name}.jsonl${isGzip(recording) ? '.gz' : ''}`}],
  };
  return {scenario, seed: null, profile: null, changes: null, recording};
}
