// Writes the records that tell of a range of memory: in word 1 where that has room, as for a card's own small memory, and
// beside the record where it has not.
import {CARD_MEMORY} from '../base/address-space.ts';
import type {EventStore} from './event-store.ts';
import type {MemoryRange} from './range-rows.ts';
import {Flag, Kind, packPlain, UnsafeReason, Verdict} from './record-layout.ts';
import type {CarriedRegister} from './told-range.ts';
import type {Cycle, EventIndex, GuestId} from './units.ts';

/** Writes a DMA of a range; `isWrite`: into memory. */
export function appendDma(
  store: EventStore,
  guest: GuestId,
  range: MemoryRange,
  isWrite: boolean,
  at: Cycle,
  cause: EventIndex,
): EventIndex {
  return appendCheck(store, packPlain(Kind.DMA, guest, Verdict.NONE, 0, isWrite ? Flag.WRITE : 0), range, at, cause);
}

/** Writes a copy of a range between pages of the VMM's, where it lies, and a guest's. */
export function appendCopy(
  store: EventStore,
  guest: GuestId,
  range: MemoryRange,
  isToGuest: boolean,
  at: Cycle,
  cause: EventIndex,
): EventIndex {
  return appendCheck(store, packPlain(Kind.COPY, guest, Verdict.NONE, 0, isToGuest ? Flag.WRITE : 0), range, at, cause);
}

/**
 * Writes a CHECK of a range, with its verdict, state and flags packed in word 0; or a DMA, or a copy. `entry`: the descriptor in memory that
 * names the range, by its number.
 */
export function appendCheck(
  store: EventStore,
  w0: number,
  range: MemoryRange,
  at: Cycle,
  cause: EventIndex,
  entry: number | null = null,
): EventIndex {
  const {address, length} = range;
  const hasRoom = entry === null && address <= 0xffff && length <= 0xffff && range.space === CARD_MEMORY;
  if (hasRoom) return store.append(w0, ((address << 16) | length) >>> 0, at, cause);
  return store.appendBeside(w0, entry === null ? 0 : entry + 1, range, at, cause);
}

/** Writes an UNSAFE of a reason that tells of nothing else. */
export function appendUnsafe(
  store: EventStore,
  guest: GuestId,
  reason: number,
  at: Cycle,
  cause: EventIndex,
): EventIndex {
  return store.append(unsafe(guest), reason, at, cause);
}

/** Writes an UNSAFE of another range than the one that was checked; `moved` is the card's. */
export function appendOtherRange(
  store: EventStore,
  guest: GuestId,
  moved: MemoryRange,
  at: Cycle,
  cause: EventIndex,
): EventIndex {
  const reason = UnsafeReason.OTHER_RANGE;
  if (moved.address <= 0xffff && moved.space === CARD_MEMORY)
    return store.append(unsafe(guest), (reason | (moved.address << 16)) >>> 0, at, cause);
  return store.appendBeside(unsafe(guest), reason, moved, at, cause);
}

/** Writes an UNSAFE of a stale register. */
export function appendStaleRegister(
  store: EventStore,
  guest: GuestId,
  {offset, believed, real}: CarriedRegister,
  at: Cycle,
  cause: EventIndex,
): EventIndex {
  const word = UnsafeReason.STALE_REGISTER | (offset << 8);
  if (believed <= 0xff && real <= 0xff)
    return store.append(unsafe(guest), (word | (believed << 16) | (real << 24)) >>> 0, at, cause);
  return store.appendBeside(unsafe(guest), word, {address: believed, length: real, space: CARD_MEMORY}, at, cause);
}

function unsafe(guest: GuestId): number {
  return packPlain(Kind.UNSAFE, guest, Verdict.NONE, 0, 0);
}
