// A recorded sequence as text, read: the format is `ne2k-vectors` version 1. No file system here. A step is held to what an
// event of a recording is held to, by the same reader.
import {hexDigits} from '../../../base/figures.ts';
import {isObject, readJson} from '../../../base/json.ts';
import {fail, ok, type Result} from '../../../base/result.ts';
import {TraceLine} from '../../../trace/trace-line.ts';
import {BOARD_PORTS} from '../sheet/board.ts';

/** As a file's first line names it. */
export const FORMAT = 'ne2k-vectors';
/** Ten times the longest sequence there is, and no more than fits into memory as objects. */
const MOST_STEPS = 1 << 20;
/** Longest time that a step may let pass, in microseconds: an hour. */
const LONGEST_WAIT = 3_600_000_000;

/** One thing done to the card. */
export type Input =
  | {readonly kind: 'w'; readonly offset: number; readonly size: number; readonly value: number}
  | {readonly kind: 'r'; readonly offset: number; readonly size: number}
  | {readonly kind: 'rx'; readonly frame: Uint8Array}
  | {readonly kind: 't'; readonly microseconds: number};

/** One thing done to the card, and everything the recording says it did: the value read, then frames, then line changes. */
export interface Act {
  readonly step: number;
  readonly input: Input;
  readonly outcomes: {readonly step: number; readonly text: string}[];
}

/** A whole sequence. */
export interface Recording {
  readonly lines: readonly string[];
  readonly mac: Uint8Array;
  /** The first step at which a quirk shows, or more than any step. */
  readonly firstQuirk: number;
  readonly acts: readonly Act[];
  /** Time is named by its steps, so none passes but in them. */
  readonly isTimed: boolean;
}

/** `steps`: how many the header says there are; undefined where it doesn't. */
type Header = Pick<Recording, 'mac' | 'firstQuirk'> & {readonly steps: unknown};

/** Reads a file's text; a fault says which line of `place` is wrong. */
export function parseRecording(place: string, text: string): Result<Recording> {
  const lines: string[] = [];
  const acts: Act[] = [];
  let header: Header | null = null;
  for (let start = 0; start < text.length; ) {
    const found = text.indexOf('\n', start);
    const end = found < 0 ? text.length : found;
    const where = `${place}: line ${lines.length + 1}`;
    const line = text.slice(start, end);
    if (header === null) {
      const read = parseHeader(where, line);
      if (!read.ok) return read;
      header = read.value;
    } else if (lines.length > MOST_STEPS) return fail(where, `more than ${MOST_STEPS} steps`);
    else {
      const fault = takeStep(line, lines.length - 1, acts);
      if (fault !== null) return fail(where, fault);
    }
    lines.push(line);
    start = end + 1;
  }
  if (header === null) return fail(`${place}: line 1`, `no ${FORMAT} header`);
  const {steps, ...known} = header;
  if (steps !== undefined && steps !== lines.length - 1)
    return fail(
      `${place}: line 1, steps`,
      `${shortened(steps)}, and the file has ${lines.length - 1}: it is not whole`,
    );
  if (acts.every(isWait)) return fail(place, 'no step does anything to the card: there is nothing to compare');
  return ok({lines, ...known, acts, isTimed: acts.some(isWait)});
}

function parseHeader(where: string, line: string): Result<Header> {
  const json = readJson(line);
  if (!json.ok) return fail(where, `no ${FORMAT} header: ${json.fault.message}`);
  const header = json.value;
  if (!isObject(header)) return fail(where, `no ${FORMAT} header`);
  if (header.format !== FORMAT) return fail(where, `format is not ${FORMAT}`);
  if (header.version !== 1) return fail(where, `version ${shortened(header.version)} is not known; 1 is`);
  const {mac, quirks = {}} = header;
  if (typeof mac !== 'string' || !/^[0-9a-f]{2}(:[0-9a-f]{2}){5}$/i.test(mac))
    return fail(where, 'mac is not six hex bytes');
  if (!isObject(quirks)) return fail(where, 'quirks is no object');
  let firstQuirk = Number.MAX_SAFE_INTEGER;
  for (const [name, step] of Object.entries(quirks)) {
    if (step !== null && !isStep(step))
      return fail(where, `quirk ${shortened(name)}: ${shortened(step)} is neither a step nor null`);
    firstQuirk = Math.min(firstQuirk, step ?? firstQuirk);
  }
  return ok({mac: fromHex(mac.replaceAll(':', '')), firstQuirk, steps: header.steps});
}

/** Adds one step to the acts; gives what is wrong with it. */
function takeStep(text: string, step: number, acts: Act[]): string | null {
  const line = new TraceLine(text);
  line.open(0, text.length);
  line.expect('[');
  const kind = line.word(STEP_KINDS);
  const outcomes = acts.at(-1)?.outcomes;
  if ((kind === 'tx' || kind === 'irq') && outcomes === undefined)
    return `${kind} is the outcome of an access or an arrival, and there is none before it`;
  switch (kind) {
    case 'w': {
      const access = line.access(BOARD_PORTS);
      acts.push({step, input: {kind, ...access}, outcomes: []});
      break;
    }
    case 'r': {
      const {offset, size, value} = line.access(BOARD_PORTS);
      acts.push({step, input: {kind, offset, size}, outcomes: [{step, text: `value ${value}`}]});
      break;
    }
    case 'rx':
      acts.push({step, input: {kind, frame: line.frame(bytesOf)}, outcomes: []});
      break;
    case 'tx':
      outcomes?.push({step, text: `tx ${hexDigits(line.frame(bytesOf))}`});
      break;
    case 'irq':
      outcomes?.push({step, text: `irq ${line.level()}`});
      break;
    case 't':
      line.expect(',');
      acts.push({step, input: {kind, microseconds: line.whole('the time', LONGEST_WAIT)}, outcomes: []});
      line.close();
      break;
    case 'c':
      return isRemark(text) ? null : 'a remark is ["c",TEXT]';
  }
  return line.fault;
}

const STEP_KINDS = ['w', 'r', 'rx', 'tx', 'irq', 't', 'c'] as const;

const isWait = ({input}: Act): boolean => input.kind === 't';

function bytesOf(length: number): Uint8Array {
  return new Uint8Array(length);
}

function isRemark(text: string): boolean {
  const json = readJson(text);
  return json.ok && Array.isArray(json.value) && json.value.length === 2 && typeof json.value[1] === 'string';
}

function isStep(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

function shortened(value: unknown): string {
  return (JSON.stringify(value) ?? 'missing').slice(0, 40);
}

function fromHex(hex: string): Uint8Array {
  return Uint8Array.from({length: hex.length >> 1}, (_, i) => Number.parseInt(hex.slice(2 * i, 2 * i + 2), 16));
}
