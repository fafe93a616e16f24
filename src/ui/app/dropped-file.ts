// A file from outside, told apart by what it holds: a scenario, a saved work, an assignment, an exploration, or a recording that gets a scenario
// around it. The border of the page: what passes is small and shallow enough to be sent on.
import {readJson} from '../../base/json.ts';
import {decodeText, plainText} from '../../base/plain-text.ts';
import {fail, ok, type Result, within} from '../../base/result.ts';
import {isSavedWork} from '../../scenarios/saved-run.ts';
import {SCENARIO_VERSION} from '../../scenarios/scenario.ts';
import type {LoadRequest} from '../store/lab-state.ts';

export {isSavedWork};

const LARGEST_BYTES = 64 * 1024 * 1024;
const LONGEST_SCENARIO = 1024 * 1024;
const LONGEST_WORK = 16 * 1024 * 1024;
const FIRST_LINE = 100_000;
const NOTHING_OF_OURS = 'this text is no scenario, no saved work and no recording';
const HOW_TO = 'docs/trace-format.md says how to make a recording of a log';

/** Reads a dropped file as far as is needed to know who parses it: the worker does the rest. */
export function readDroppedFile(name: string, bytes: ArrayBuffer): Result<LoadRequest> {
  if (bytes.byteLength > LARGEST_BYTES) return fail(name, 'larger than 64 MB');
  if (bytes.byteLength === 0) return fail(name, 'the file is empty');
  if (isGzip(bytes)) return ok(recordingRequest(name, bytes));
  const decoded = decodeText(new Uint8Array(bytes));
  if (!decoded.ok) return fail(name, `no gzip, and ${decoded.fault.message}`);
  const text = plainText(decoded.value);
  const firstLine = text.slice(0, Math.min(FIRST_LINE, text.indexOf('\n') + 1 || FIRST_LINE));
  if (/"vpio-trace"/.test(firstLine)) return ok(recordingRequest(name, bytes));
  if (/"[a-z0-9]+-vectors"/.test(firstLine))
    return fail(name, 'recorded sequences are for the command line: vpio conformance FILE');
  if (!/^\s*[{[]/.test(firstLine)) return fail(name, `${NOTHING_OF_OURS}; ${HOW_TO}`);
  const json = readJson(text, LARGEST_BYTES);
  if (!json.ok) return within(name, json);
  const read = json.value;
  const beside = text.length - recordingLength(read);
  const limit = isSavedWork(read) || isExploration(read) ? LONGEST_WORK : LONGEST_SCENARIO;
  if (beside > limit) return fail(name, `${beside} characters, more than the limit of ${limit}`);
  return ok({scenario: read, seed: null, profile: null, changes: null, recording: null, card: null});
}

/** Characters of a work that are its recording: those do not count as something to look through. */
function recordingLength(json: unknown): number {
  return isSavedWork(json) && typeof json.recording === 'string' ? json.recording.length : 0;
}

/** True for what `vpio explore --json` prints, or for one counterexample of it; the worker reads it against a schema. */
export function isExploration(json: unknown): boolean {
  if (typeof json !== 'object' || json === null) return false;
  return ('format' in json && json.format === 'vpio-exploration') || ('properties' in json && 'walks' in json);
}

/** True for an assignment; the screen Homework reads it against its schema. */
export function isAssignment(json: unknown): boolean {
  return typeof json === 'object' && json !== null && 'format' in json && json.format === 'vpio-assignment';
}

function isGzip(bytes: ArrayBuffer): boolean {
  const [first, second] = new Uint8Array(bytes, 0, Math.min(2, bytes.byteLength));
  return first === 0x1f && second === 0x8b;
}

/** One recorded guest alone on the card, as recordings are made: which device and which profile, the recording says itself. Names are made such as a scenario may have. */
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
    guests: [{name, driver: 'recorded', recording: `${name}.jsonl${isGzip(recording) ? '.gz' : ''}`}],
  };
  return {scenario, seed: null, profile: null, changes: null, recording, card: null};
}
