// What a hand-off saved for the guest that had the card, and loaded for the one that has it now: the VMM's own accesses.
import {hex} from '../../base/figures.ts';
import {accessPort, isDataPort, isRegister} from './device-ports.ts';
import type {RecordOf} from './meaning/record-meaning.ts';
import {type RecordAt, recordsFrom} from './record-walk.ts';

/** Registers with what was read or written last, name and value, and bytes of the device’s memory that moved. */
export interface HandoffSight {
  readonly saved: readonly string[];
  readonly loaded: readonly string[];
  readonly moved: number;
}

/** How far back a hand-off's first access is looked for: what it carries of the device’s memory is counted so far. */
const MOST = 20_000;

/** Out of the records before the hand-off's own, as far as they are at hand. */
export function handoffSight(record: RecordOf<'handoff'>, at: RecordAt): HandoffSight {
  const saved = new Map<string, string>();
  const loaded = new Map<string, string>();
  let moved = 0;
  for (const access of ownAccesses(record, at)) {
    const {direction, offset, size, value} = access;
    if (isDataPort(offset)) moved += size;
    const name = accessPort(access);
    const side = direction === 'in' ? saved : loaded;
    if (isRegister(offset)) side.set(name, `${name} ${hex(value, size * 2)}`);
  }
  return {saved: [...saved.values()], loaded: [...loaded.values()], moved};
}

/** The accesses that the hand-off took, in their order. */
function ownAccesses({index, accesses}: RecordOf<'handoff'>, at: RecordAt): readonly RecordOf<'vmm-access'>[] {
  const found: RecordOf<'vmm-access'>[] = [];
  for (const one of recordsFrom(index - 1, -1, at, MOST)) {
    if (found.length === accesses) break;
    if (one.kind === 'vmm-access') found.push(one);
  }
  return found.reverse();
}
