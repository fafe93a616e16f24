// The `vpio-trace` file format, version 1: a header line, then one event a line as a small JSON array.
// The lines are read by hand, not by JSON.parse: a recording has some hundred thousand of them.
import {fail, ok, type Result} from '../base/result.ts';
import {
  RECORDED_KIND_WORDS,
  type RecordedEvents,
  RecordedKind,
  type RecordedRun,
  RunRecorder,
  recordedFrame,
} from './recorded-run.ts';
import {TraceLine} from './trace-line.ts';
import {parseTraceHeader, writeTraceHeader} from './vpio-trace-header.ts';

/** So many events take a quarter of a gigabyte of columns. */
const MOST_EVENTS = 1 << 24;

/**
 * Reads a whole file's text, a recording of one of these devices; a fault names the line. `name` is the file's, for that.
 * @example parseVpioTrace(text, ['some-nic'], 'linux.jsonl')
 */
export function parseVpioTrace(text: string, devices: readonly string[], name = 'trace'): Result<RecordedRun> {
  const headerEnd = lineEnd(text, 0);
  const header = parseTraceHeader(text.slice(0, headerEnd), devices);
  if (!header.ok) {
    const field = header.fault.place === '' ? '' : `, ${header.fault.place}`;
    return fail(`${name} line 1${field}`, header.fault.message);
  }
  const recorder = new RunRecorder();
  const line = new TraceLine(text);
  let last = 0;
  let offered = 0;
  for (let start = headerEnd + 1, number = 2; start < text.length; number++) {
    const end = lineEnd(text, start);
    line.open(start, end);
    if (recorder.length === MOST_EVENTS) line.fail(`more than ${MOST_EVENTS} events`);
    const at = readEvent(line, recorder, last);
    if (line.fault !== null) {
      const isCut = end === text.length && line.isAtEnd() && recorder.length < MOST_EVENTS;
      return fail(
        `${name} line ${number}`,
        isCut ? 'the file ends in the middle of this event: it is truncated' : line.fault,
      );
    }
    last = at;
    if (line.isOffered) offered++;
    start = end + 1;
  }
  const beyond = header.value.rxRefused?.find((ordinal) => ordinal >= offered);
  if (beyond !== undefined)
    return fail(`${name} line 1, rxRefused`, `there is no rx event ${beyond}: the file has ${offered}`);
  return ok(recorder.run(header.value));
}

function lineEnd(text: string, start: number): number {
  const end = text.indexOf('\n', start);
  return end < 0 ? text.length : end;
}

/** Reads one event into the recorder and returns its time; leaves a fault in `line` if it is not one. */
function readEvent(line: TraceLine, recorder: RunRecorder, last: number): number {
  line.expect('[');
  const at = line.whole('the time', Number.MAX_SAFE_INTEGER);
  if (at < last) line.fail(`time goes back from ${last} to ${at}`);
  line.expect(',');
  const kind = line.kind();
  if (line.fault !== null) return at;
  if (kind === RecordedKind.WRITE || kind === RecordedKind.READ) {
    const {offset, size, value} = line.access();
    if (line.fault === null) recorder.access(at, kind === RecordedKind.WRITE, offset, size, value);
  } else if (kind === RecordedKind.IRQ) {
    const level = line.level();
    if (line.fault === null) recorder.irq(at, level);
  } else if (kind === RecordedKind.DUE) {
    const ago = line.during();
    if (line.fault === null) recorder.due(at, ago);
  } else if (kind === RecordedKind.WAIT) {
    const during = line.during();
    if (line.fault === null) recorder.wait(at, during);
  } else if (kind === RecordedKind.MEM) {
    const address = line.address();
    line.frame((length) => recorder.roomForMemory(at, address, length));
  } else line.frame((length) => recorder.roomForFrame(at, kind === RecordedKind.TX, length));
  return at;
}

/** The recording as a file's text; what was read from such a file comes out byte for byte. */
export function writeVpioTrace(run: RecordedRun): string {
  return `${writeTraceHeader(run.header)}\n${writeTraceLines(run)}`;
}

/** Events as lines, the last one ended; a file's text is its header's line and these, in one piece or in many. */
export function writeTraceLines(run: RecordedEvents): string {
  const lines: string[] = [];
  for (let i = 0; i < run.length; i++) {
    const kind = run.kinds[i] ?? 0;
    const start = `[${run.times[i]},"${RECORDED_KIND_WORDS[kind]}",`;
    const value = run.values[i] ?? 0;
    if (kind === RecordedKind.TX || kind === RecordedKind.RX)
      lines.push(`${start}"${hexOf(recordedFrame(run.frames, value))}"]`);
    else if (kind === RecordedKind.MEM)
      lines.push(`${start}${run.frames.addresses[value]},"${hexOf(recordedFrame(run.frames, value))}"]`);
    else if (kind === RecordedKind.WRITE || kind === RecordedKind.READ)
      lines.push(`${start}${run.offsets[i]},${run.sizes[i]},${value}]`);
    else lines.push(`${start}${value}]`);
  }
  lines.push('');
  return lines.join('\n');
}

const HEX_PAIRS: readonly string[] = Array.from({length: 256}, (_, byte) => byte.toString(16).padStart(2, '0'));

function hexOf(bytes: Uint8Array): string {
  let text = '';
  for (let i = 0; i < bytes.length; i++) text += HEX_PAIRS[bytes[i] ?? 0];
  return text;
}
