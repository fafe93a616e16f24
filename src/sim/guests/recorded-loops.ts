// Accesses alike in a row in a recording, which a driver made in a loop or with a `rep`: one instruction to the VMM.
import {putLittleEndian} from '../../base/bits.ts';
import {RecordedKind, type RecordedRun} from '../../trace/recorded-run.ts';
import {CYCLES_PER_US, type Cycle} from '../../trace/units.ts';
import type {Repeated} from '../machine/guest-program.ts';

const CYCLES_PER_NS = CYCLES_PER_US / 1000;

/** When a recording has an event, in cycles. */
export function dueAt({times}: RecordedRun, at: number): Cycle {
  return (times[at] ?? 0) * CYCLES_PER_NS;
}

/** How many accesses like the one that stands at `at` follow it, itself included, with no time after `until`. */
export function alikeUntil(run: RecordedRun, at: number, until: Cycle): number {
  const {kinds, offsets, sizes, length} = run;
  if (kinds[at] !== RecordedKind.WRITE && kinds[at] !== RecordedKind.READ) return 1;
  let end = at + 1;
  while (
    end < length &&
    kinds[end] === kinds[at] &&
    offsets[end] === offsets[at] &&
    sizes[end] === sizes[at] &&
    dueAt(run, end) <= until
  )
    end++;
  return end - at;
}

/** So many alike accesses from `at` on as one instruction. */
export function repeated(run: RecordedRun, at: number, count: number, isLoop: boolean): Repeated {
  const offset = run.offsets[at] ?? 0;
  const size = run.sizes[at] ?? 1;
  if (run.kinds[at] === RecordedKind.READ) return {op: 'ins', offset, size, count, isLoop};
  const bytes = new Uint8Array(count * size);
  for (let i = 0; i < count; i++) putLittleEndian(bytes, i * size, size, run.values[at + i] ?? 0);
  return {op: 'outs', offset, size, bytes, isLoop};
}
