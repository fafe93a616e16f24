// Accesses alike in a row in a recording, which a driver made in a loop or with a `rep`: one instruction to the VMM. Where they
// end and what bytes they move is found out once for a recording, not at each replay.
import {putLittleEndian} from '../../base/bits.ts';
import {RecordedKind, type RecordedRun} from '../../trace/recorded-run.ts';
import {CYCLES_PER_US, type Cycle} from '../../trace/units.ts';
import type {Repeated} from '../machine/guest-program.ts';

const CYCLES_PER_NS = CYCLES_PER_US / 1000;

/** The loops of a recording. */
export class RecordedLoops {
  readonly #run: RecordedRun;
  /** Cycles to each unit of its times. */
  readonly #tick: number;
  /** By event: where the accesses like it, itself included, end; of another event the next one. */
  readonly #ends: Uint32Array;
  /** All values as the bus carries them, lowest byte first, and by event where its own begin. */
  readonly #bytes: Uint8Array;
  readonly #places: Uint32Array;

  constructor(run: RecordedRun) {
    this.#run = run;
    this.#tick = run.header.clock === 'cycles' ? 1 : CYCLES_PER_NS;
    const {length, sizes, values} = run;
    this.#ends = new Uint32Array(length);
    this.#places = new Uint32Array(length + 1);
    for (let at = length - 1; at >= 0; at--)
      this.#ends[at] = isAlike(run, at, at + 1) ? (this.#ends[at + 1] ?? length) : at + 1;
    for (let at = 0; at < length; at++) this.#places[at + 1] = (this.#places[at] ?? 0) + (sizes[at] ?? 0);
    this.#bytes = new Uint8Array(this.#places[length] ?? 0);
    for (let at = 0; at < length; at++)
      putLittleEndian(this.#bytes, this.#places[at] ?? 0, sizes[at] ?? 0, values[at] ?? 0);
  }

  /** When the recording has an event, in cycles. */
  dueAt(at: number): Cycle {
    return (this.#run.times[at] ?? 0) * this.#tick;
  }

  /** How many accesses like the one that stands at `at` follow it, itself included, with no time after `until`. */
  alikeUntil(at: number, until: Cycle): number {
    let high = this.#ends[at] ?? at + 1;
    if (this.dueAt(high - 1) <= until) return high - at;
    let low = at + 1;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.dueAt(middle) <= until) low = middle + 1;
      else high = middle;
    }
    return low - at;
  }

  /** So many alike accesses from `at` on as one instruction. */
  repeated(at: number, count: number, isLoop: boolean): Repeated {
    const {kinds, offsets, sizes} = this.#run;
    const offset = offsets[at] ?? 0;
    const size = sizes[at] ?? 1;
    if (kinds[at] === RecordedKind.READ) return {op: 'ins', offset, size, count, isLoop};
    return {op: 'outs', offset, size, bytes: this.bytesOf(at, count), isLoop};
  }

  /** What so many accesses from `at` on moved; only for looking. */
  bytesOf(at: number, count: number): Uint8Array {
    return this.#bytes.subarray(this.#places[at] ?? 0, this.#places[at + count] ?? 0);
  }
}

function isAlike({kinds, offsets, sizes, length}: RecordedRun, at: number, other: number): boolean {
  const kind = kinds[at];
  const isAccess = kind === RecordedKind.WRITE || kind === RecordedKind.READ;
  return (
    isAccess && other < length && kinds[other] === kind && offsets[other] === offsets[at] && sizes[other] === sizes[at]
  );
}
