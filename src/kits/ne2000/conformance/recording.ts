// A recorded sequence as text, read: the format is `ne2k-vectors` version 1. A step is held to what an event of a recording is held
// to, by the same reader.
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
import {BOARD_PORTS} from '../sheet/board.ts';

/** As a file's first line names it. */
export const FORMAT = 'ne2k-vectors';
/** Longest time that a step may let pass, in microseconds: an hour. */
const LONGEST_WAIT = 3_600_000_000;

/** One thing done to the card. */
export type Input =
  | {readonly kind: 'w'; readonly offset: number; readonly size: number; readonly value: number}
  | {readonly kind: 'r'; readonly offset: number; readonly size: number}
  | {readonly kind: 'rx'; readonly frame: Uint8Array}
  | {readonly kind: 't'; readonly microseconds: number};

type Act = ActOf<Input>;
/** A whole sequence. */
export type Recording = RecordingOf<Input>;

/** Reads a file's text; a fault says which line of `place` is wrong. */
export function parseRecording(place: string, text: string): Result<Recording> {
  return parse<Input, VectorHeader>(place, text, {
    name: FORMAT,
    readHeader: (known) => known,
    takeStep,
    isWait,
  });
}

/** Time is named by a sequence's steps, so none passes but in them. */
export function isTimed({acts}: Recording): boolean {
  return acts.some(({input}) => isWait(input));
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
      return remarkFault(text);
  }
  return line.fault;
}

const STEP_KINDS = ['w', 'r', 'rx', 'tx', 'irq', 't', 'c'] as const;

const isWait = ({kind}: Input): boolean => kind === 't';

function bytesOf(length: number): Uint8Array {
  return new Uint8Array(length);
}
