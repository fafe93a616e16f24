// Which records a list shows: a question over packed words, asked of a million of them at once.
import {portName} from '../../datasheets/ne2000.ts';
import type {EventStore} from '../../trace/event-store.ts';
import {
  Flag,
  flagsOf,
  guestOf,
  isHooked,
  Kind,
  kindOf,
  offsetOf,
  pageOf,
  Verdict,
  verdictOf,
} from '../../trace/record-layout.ts';
import type {EventIndex} from '../../trace/units.ts';

/** All fields must hold. */
export interface RecordFilter {
  /** Record kinds by number; empty: all. */
  readonly kinds: readonly number[];
  /** Guests by number; empty: all. */
  readonly guests: readonly number[];
  /** Register or port names (`CR`, `data`, `reset`); empty: all. */
  readonly registers: readonly string[];
  readonly verdict: 'any' | 'allow' | 'deny';
  readonly hooked: 'any' | 'hooked' | 'unhooked';
}

/** Kinds whose offset and page mean something. */
const ACCESS_KINDS: ReadonlySet<number> = new Set([Kind.ACCESS, Kind.VMM_ACCESS, Kind.SUSPEND, Kind.DENIAL]);

/** The computed records that pass, ascending. */
export function matchingRecords(store: EventStore, filter: RecordFilter): Uint32Array<ArrayBuffer> {
  const passes = wordTest(filter);
  let found = new Uint32Array(1024);
  let count = 0;
  for (let index: EventIndex = 0; index < store.length; index++) {
    if (!passes(store.word(index, 0))) continue;
    if (count === found.length) {
      const larger = new Uint32Array(count * 2);
      larger.set(found);
      found = larger;
    }
    found[count++] = index;
  }
  return found.slice(0, count);
}

/** A filter as a test of word 0. */
function wordTest(filter: RecordFilter): (w0: number) => boolean {
  const kinds = maskOf(filter.kinds);
  const guests = maskOf(filter.guests);
  const ports = filter.registers.length === 0 ? null : portTable(new Set(filter.registers));
  return (w0) => {
    if (kinds !== 0 && ((kinds >>> kindOf(w0)) & 1) === 0) return false;
    if (guests !== 0 && ((guests >>> guestOf(w0)) & 1) === 0) return false;
    if (ports !== null && !(ACCESS_KINDS.has(kindOf(w0)) && ports[portKey(w0)] === 1)) return false;
    return hasVerdict(w0, filter.verdict) && isHookedAs(w0, filter.hooked);
  };
}

function maskOf(numbers: readonly number[]): number {
  return numbers.reduce((mask, number) => mask | (1 << number), 0);
}

function portKey(w0: number): number {
  return ((flagsOf(w0) & Flag.WRITE) !== 0 ? 128 : 0) | (pageOf(w0) << 5) | offsetOf(w0);
}

function portTable(names: ReadonlySet<string>): Uint8Array {
  const table = new Uint8Array(256);
  for (let key = 0; key < 256; key++) {
    if (names.has(portName((key >>> 5) & 3, key & 31, key >= 128))) table[key] = 1;
  }
  return table;
}

function hasVerdict(w0: number, wanted: RecordFilter['verdict']): boolean {
  if (wanted === 'any') return true;
  const kind = kindOf(w0);
  const isDenied =
    kind === Kind.DENIAL ||
    (kind === Kind.CHECK && verdictOf(w0) === Verdict.DENY) ||
    (flagsOf(w0) & Flag.DENIED && kind === Kind.ACCESS);
  if (wanted === 'deny') return Boolean(isDenied);
  return kind === Kind.CHECK && verdictOf(w0) === Verdict.ALLOW;
}

function isHookedAs(w0: number, wanted: RecordFilter['hooked']): boolean {
  if (wanted === 'any') return true;
  return kindOf(w0) === Kind.ACCESS && isHooked(w0) === (wanted === 'hooked');
}
