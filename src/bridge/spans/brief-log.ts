// The log in brief: a run of like accesses becomes its first record and a count, and what the monitor made of an access
// stands in the access's own row, where that row is in the list.
import type {EventStore} from '../../trace/event-store.ts';
import {Flag, flagsOf, guestOf, Kind, kindOf, offsetOf} from '../../trace/record-layout.ts';
import type {EventIndex} from '../../trace/units.ts';

/** Rows of the log, ascending, and how many port accesses each stands for. */
export interface BriefLog {
  readonly indices: Uint32Array<ArrayBuffer>;
  readonly counts: Uint32Array<ArrayBuffer>;
}

/** What an access's own row says already. */
const TOLD_BY_ACCESS = maskOf(Kind.MODEL_EVENT, Kind.TRANSITION, Kind.CHECK, Kind.DENIAL);
/** What may stand between such a record and its access. */
const BETWEEN = TOLD_BY_ACCESS | maskOf(Kind.REUSABLE, Kind.UNSAFE);

/** Shortens a list of records that passed a filter; `isDataPort` says which offsets the data of a guest's card passes through. */
export function briefLog(
  store: EventStore,
  matches: Uint32Array,
  isDataPort: (offset: number, guest: number) => boolean,
): BriefLog {
  const indices = new Uint32Array(matches.length);
  const counts = new Uint32Array(matches.length);
  let rows = 0;
  let open = 0;
  let openKey = -1;
  for (let n = 0; n < matches.length; n++) {
    const index = matches[n] ?? 0;
    const w0 = store.word(index, 0);
    if (isIn(TOLD_BY_ACCESS, kindOf(w0)) && isTold(store, matches, n, guestOf(w0))) continue;
    const key = runKey(w0, isDataPort);
    const elements = (flagsOf(w0) & Flag.BURST) !== 0 ? store.word(index, 1) : 1;
    if (key >= 0 && key === openKey) {
      counts[open] = (counts[open] ?? 0) + elements;
      continue;
    }
    open = rows;
    openKey = key;
    indices[rows] = index;
    counts[rows] = key < 0 ? 1 : elements;
    rows++;
  }
  return {indices: indices.slice(0, rows), counts: counts.slice(0, rows)};
}

/** Accesses with the same key, one after the other, are one row; -1: always a row of its own. */
function runKey(w0: number, isDataPort: (offset: number, guest: number) => boolean): number {
  const kind = kindOf(w0);
  if (kind === Kind.VMM_ACCESS) return (guestOf(w0) << 12) | Kind.VMM_ACCESS;
  const flags = flagsOf(w0);
  if (kind !== Kind.ACCESS || !isDataPort(offsetOf(w0), guestOf(w0)) || (flags & Flag.DENIED) !== 0) return -1;
  return 0x100 | ((flags & Flag.WRITE) << 5) | guestOf(w0);
}

/** True if the access that the `n`th match belongs to follows it and is a match as well. */
function isTold(store: EventStore, matches: Uint32Array, n: number, guest: number): boolean {
  const index = matches[n] ?? 0;
  const last = matches.at(-1) ?? 0;
  for (let next = index + 1; next <= last; next++) {
    const w0 = store.word(next, 0);
    if (kindOf(w0) === Kind.ACCESS) return guestOf(w0) === guest && isAmong(matches, n + 1, next);
    if (!isIn(BETWEEN, kindOf(w0))) return false;
  }
  return false;
}

/** True if a record near the `from`th match is one. */
function isAmong(matches: Uint32Array, from: number, index: EventIndex): boolean {
  let at = from;
  while ((matches[at] ?? index) < index) at++;
  return matches[at] === index;
}

function maskOf(...kinds: readonly number[]): number {
  return kinds.reduce((mask, kind) => mask | (1 << kind), 0);
}

function isIn(mask: number, kind: number): boolean {
  return ((mask >>> kind) & 1) === 1;
}
