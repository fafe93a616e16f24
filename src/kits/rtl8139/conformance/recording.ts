// A recorded sequence as text, read: the format is `rtl8139-vectors` version 1, which has host memory and PCI configuration beside
// registers and frames. A step is held to what an event of a recording is held to, by the same reader.
import {hexDigits} from '../../../base/figures.ts';
import type {Result} from '../../../base/result.ts';
import {TraceLine} from '../../../trace/trace-line.ts';
import {
  type Act as ActOf,
  parseRecording as parse,
  type Recording as RecordingOf,
  remarkFault,
  type VectorHeader,
} from '../../contract/vector-file.ts';
import {REGISTER_BYTES} from '../sheet/registers.ts';

/** As a file's first line names it. */
export const FORMAT = 'rtl8139-vectors';
/** Bytes of configuration space. */
const CONFIG_BYTES = 256;
/** The longest frame: what the card gathers at most, and a tag. */
const LONGEST_FRAME = 0x1_0004;
/** The most memory that a sequence may ask for, and that one step may tell: more than any has. */
const MOST_MEMORY = 1 << 28;
const HASH = /^[0-9a-f]{64}$/;

/** One thing done to the card or to its memory; `look` does nothing. */
export type Input =
  | {readonly kind: 'w' | 'cw'; readonly offset: number; readonly size: number; readonly value: number}
  | {readonly kind: 'r' | 'cr'; readonly offset: number; readonly size: number}
  | {readonly kind: 'mw'; readonly address: number; readonly bytes: Uint8Array}
  | {readonly kind: 'rx'; readonly frame: Uint8Array}
  | {readonly kind: 'wait' | 'look'};

/** What memory must hold after an act, by the step that says so. */
export interface MemoryLook {
  readonly step: number;
  readonly address: number;
  readonly bytes: Uint8Array;
}

/** An act with what memory holds then. */
export interface Act extends ActOf<Input> {
  readonly looks: MemoryLook[];
}

/** The machine that a sequence was recorded on, and its memory at the end. */
export interface Header extends VectorHeader {
  readonly ramBytes: number;
  readonly arena: {readonly start: number; readonly end: number};
  readonly ramHash: string;
  readonly arenaHash: string;
}

/** A whole sequence. */
export interface Recording extends RecordingOf<Input, Header> {
  readonly acts: readonly Act[];
}

/** Reads a file's text; a fault says which line of `place` is wrong. */
export function parseRecording(place: string, text: string): Result<Recording> {
  const looks = new Map<ActOf<Input>, MemoryLook[]>();
  const parsed = parse<Input, Header>(place, text, {
    name: FORMAT,
    readHeader,
    takeStep: (line, step, acts) => takeStep(line, step, acts, looks),
    isWait: ({kind}) => kind === 'wait' || kind === 'look',
  });
  if (!parsed.ok) return parsed;
  const acts = parsed.value.acts.map((act) => ({...act, looks: looks.get(act) ?? []}));
  return {ok: true, value: {...parsed.value, acts}};
}

function readHeader(known: VectorHeader, header: Readonly<Record<string, unknown>>): Header | string {
  const {ram, arena, ramSha256, arenaSha256} = header;
  if (!isSize(ram)) return `ram is no size up to ${MOST_MEMORY}`;
  const [start, size]: readonly unknown[] = Array.isArray(arena) ? arena : [];
  if (!isSize(start) || !isSize(size) || start + size > ram) return 'arena is no [ADDRESS,SIZE] within ram';
  if (!isHash(ramSha256) || !isHash(arenaSha256)) return 'ramSha256 and arenaSha256 are not 64 hex digits each';
  return {...known, ramBytes: ram, arena: {start, end: start + size}, ramHash: ramSha256, arenaHash: arenaSha256};
}

function isSize(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= MOST_MEMORY;
}

function isHash(value: unknown): value is string {
  return typeof value === 'string' && HASH.test(value);
}

const STEP_KINDS = ['w', 'r', 'mw', 'mr', 'rx', 'tx', 'irq', 'wait', 'cw', 'cr', 'c'] as const;

/** Adds one step to the acts; gives what is wrong with it. */
function takeStep(
  text: string,
  step: number,
  acts: ActOf<Input>[],
  looks: Map<ActOf<Input>, MemoryLook[]>,
): string | null {
  const line = new TraceLine(text);
  line.open(0, text.length);
  line.expect('[');
  const kind = line.word(STEP_KINDS);
  const outcomes = acts.at(-1)?.outcomes;
  if ((kind === 'tx' || kind === 'irq') && outcomes === undefined)
    return `${kind} is the outcome of an access or an arrival, and there is none before it`;
  switch (kind) {
    case 'w':
    case 'cw':
      acts.push({step, input: {kind, ...line.access(kind === 'w' ? REGISTER_BYTES : CONFIG_BYTES)}, outcomes: []});
      break;
    case 'r':
    case 'cr': {
      const {offset, size, value} = line.access(kind === 'r' ? REGISTER_BYTES : CONFIG_BYTES);
      acts.push({step, input: {kind, offset, size}, outcomes: [{step, text: `value ${value}`}]});
      break;
    }
    case 'mw':
      acts.push({step, input: {kind, ...takeMemory(line)}, outcomes: []});
      break;
    case 'mr': {
      line.expect(',');
      const address = line.whole('the address', MOST_MEMORY);
      line.expect(',');
      const length = line.whole('the length', MOST_MEMORY);
      const bytes = line.frame(bytesOf, MOST_MEMORY);
      if (line.fault === null && bytes.length !== length)
        return `the length is ${length}, and there are ${bytes.length} bytes`;
      const act = acts.at(-1) ?? {step, input: {kind: 'look'}, outcomes: []};
      if (acts.length === 0) acts.push(act);
      looks.set(act, [...(looks.get(act) ?? []), {step, address, bytes}]);
      break;
    }
    case 'rx':
      acts.push({step, input: {kind, frame: line.frame(bytesOf, LONGEST_FRAME)}, outcomes: []});
      break;
    case 'tx':
      outcomes?.push({step, text: `tx ${hexDigits(line.frame(bytesOf, LONGEST_FRAME))}`});
      break;
    case 'irq':
      outcomes?.push({step, text: `irq ${line.level()}`});
      break;
    case 'wait':
      acts.push({step, input: {kind}, outcomes: []});
      line.close();
      break;
    case 'c':
      return remarkFault(text);
  }
  return line.fault;
}

function takeMemory(line: TraceLine): {readonly address: number; readonly bytes: Uint8Array} {
  line.expect(',');
  const address = line.whole('the address', MOST_MEMORY);
  return {address, bytes: line.frame(bytesOf, MOST_MEMORY)};
}

function bytesOf(length: number): Uint8Array {
  return new Uint8Array(length);
}
