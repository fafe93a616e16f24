// A file of recorded steps as text, read: its header, then a step a line, which the device's own reader takes. No file system here.
import {isObject, readJson} from '../../base/json.ts';
import {fail, ok, type Result} from '../../base/result.ts';

/** Ten times the longest sequence there is, and no more than fits into memory as objects. */
const MOST_STEPS = 1 << 20;

/** One thing done to a device, and everything the recording says it did then. */
export interface Act<Input> {
  readonly step: number;
  readonly input: Input;
  readonly outcomes: Outcome[];
}

/** Something that a device did, at a step of its own. */
export interface Outcome {
  readonly step: number;
  readonly text: string;
}

/** What every header says. */
export interface VectorHeader {
  readonly mac: Uint8Array;
  /** The first step at which a quirk shows, or more than any step. */
  readonly firstQuirk: number;
}

/** A whole sequence. */
export interface Recording<Input, Header extends VectorHeader = VectorHeader> {
  readonly lines: readonly string[];
  readonly header: Header;
  readonly acts: readonly Act<Input>[];
}

/** How one device's files are read. */
export interface VectorFormat<Input, Header extends VectorHeader> {
  readonly name: string;
  /** What the header says beyond that; a text is what is wrong with it. */
  readHeader(known: VectorHeader, header: Readonly<Record<string, unknown>>): Header | string;
  /** Adds one step to the acts; gives what is wrong with it. */
  takeStep(text: string, step: number, acts: Act<Input>[]): string | null;
  /** Lets time pass and does nothing else. */
  isWait(input: Input): boolean;
}

/** Reads a file's text; a fault says which line of `place` is wrong. */
export function parseRecording<Input, Header extends VectorHeader>(
  place: string,
  text: string,
  format: VectorFormat<Input, Header>,
): Result<Recording<Input, Header>> {
  const lines: string[] = [];
  const acts: Act<Input>[] = [];
  let read: {readonly header: Header; readonly steps: unknown} | null = null;
  for (let start = 0; start < text.length; ) {
    const found = text.indexOf('\n', start);
    const end = found < 0 ? text.length : found;
    const where = `${place}: line ${lines.length + 1}`;
    const line = text.slice(start, end);
    if (read === null) {
      const parsed = parseHeader(where, line, format);
      if (!parsed.ok) return parsed;
      read = parsed.value;
    } else if (lines.length > MOST_STEPS) return fail(where, `more than ${MOST_STEPS} steps`);
    else {
      const fault = format.takeStep(line, lines.length - 1, acts);
      if (fault !== null) return fail(where, fault);
    }
    lines.push(line);
    start = end + 1;
  }
  if (read === null) return fail(`${place}: line 1`, `no ${format.name} header`);
  const {header, steps} = read;
  if (steps !== undefined && steps !== lines.length - 1)
    return fail(
      `${place}: line 1, steps`,
      `${shortened(steps)}, and the file has ${lines.length - 1}: it is not whole`,
    );
  if (acts.every(({input}) => format.isWait(input)))
    return fail(place, 'no step does anything to the card: there is nothing to compare');
  return ok({lines, header, acts});
}

function parseHeader<Input, Header extends VectorHeader>(
  where: string,
  line: string,
  format: VectorFormat<Input, Header>,
): Result<{readonly header: Header; readonly steps: unknown}> {
  const json = readJson(line);
  if (!json.ok) return fail(where, `no ${format.name} header: ${json.fault.message}`);
  const header = json.value;
  if (!isObject(header)) return fail(where, `no ${format.name} header`);
  if (header.format !== format.name) return fail(where, `format is not ${format.name}`);
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
  const read = format.readHeader({mac: fromHex(mac.replaceAll(':', '')), firstQuirk}, header);
  return typeof read === 'string' ? fail(where, read) : ok({header: read, steps: header.steps});
}

/** What is wrong with a remark, `["c",TEXT]`; null: nothing. */
export function remarkFault(text: string): string | null {
  const json = readJson(text);
  const isRemark = json.ok && Array.isArray(json.value) && json.value.length === 2 && typeof json.value[1] === 'string';
  return isRemark ? null : 'a remark is ["c",TEXT]';
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
