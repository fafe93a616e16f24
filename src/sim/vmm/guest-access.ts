// One access of a guest as it is carried out on its card, recorded and booked.

import {present} from '../../base/assert.ts';
import {allOnes} from '../../base/bits.ts';
import {Flag, Kind, packAccess} from '../../trace/record-layout.ts';
import {type EventIndex, NO_CAUSE, NOBODY} from '../../trace/units.ts';
import type {Answer, Instruction} from '../machine/guest-program.ts';
import type {GuestRecord} from './guest-record.ts';
import type {GuestAccess} from './ruler.ts';
import type {RunContext} from './run-context.ts';

/** A byte of a read that its guest is to see otherwise than the card has it. */
export interface ShownByte {
  /** Bytes from the access's lowest. */
  readonly at: number;
  /** In place of the card's; null: the card's. */
  readonly held: number | null;
  /** Bits that are added. */
  readonly owed: number;
}

const NOTHING_ELSE: readonly ShownByte[] = [];

/** Books `elements` accesses of a guest. */
export function countAccesses(
  context: RunContext,
  guest: GuestRecord,
  {isWrite, offset}: GuestAccess,
  elements: number,
  hooked: boolean,
): void {
  const {counts} = guest;
  counts.accesses += elements;
  if (isWrite) counts.writes += elements;
  else counts.reads += elements;
  if (context.regime.isDataPort(guest.id, offset)) counts.dataPort += elements;
  if (hooked) counts.hooked += elements;
}

/** Writes an ACCESS record; `value` is what was read, written, or the number of elements. */
export function record(
  context: RunContext,
  guest: GuestRecord,
  {offset, size}: GuestAccess,
  hooked: boolean,
  flags: number,
  value: number,
  cause: EventIndex,
): EventIndex {
  const {regime} = context;
  const {id} = guest;
  const w0 = packAccess(Kind.ACCESS, id, offset, size, regime.pageOf(id), hooked, regime.stateOf(id), flags);
  return context.append(w0, value, cause);
}

/** Does the access on the guest's card and records it; `forward` is what a write puts there. Returns what the guest reads. */
export function carryOut(
  context: RunContext,
  guest: GuestRecord,
  access: GuestAccess,
  forward: number,
  hooked: boolean,
  flags: number,
  cause: EventIndex,
  shown: readonly ShownByte[] = NOTHING_ELSE,
): Answer {
  const {regime, witness} = context;
  const {isWrite, offset, size} = access;
  const card = regime.cardOf(guest.id);
  context.store.beginNext();
  context.pay('access', context.costs.access);
  countAccesses(context, guest, access, 1, hooked);
  witness.before(offset);
  context.accessing = guest.id;
  let answer: Answer;
  if (isWrite) {
    // Recorded first: what the card does inside the write has this record for a cause.
    context.cause = record(context, guest, access, hooked, flags | Flag.WRITE, access.value, cause);
    card?.write(offset, size, forward);
  } else {
    // A read is recorded with what it read: what the card does inside it is caused by what caused the read.
    context.cause = cause;
    const found = card === null ? allOnes(size) : card.read(offset, size);
    const read = shown.length === 0 ? found : shownAs(found, shown);
    answer = read;
    context.cause = record(context, guest, access, hooked, flags, read, cause);
  }
  context.accessing = NOBODY;
  witness.after(guest.id, isWrite, offset, size, 1, context.cause);
  return answer;
}

/** A wide write of which some registers are held back: one access of the guest, of which these cycles reach the card. */
export function carryPieces(
  context: RunContext,
  guest: GuestRecord,
  access: GuestAccess,
  pieces: readonly {readonly offset: number; readonly size: number; readonly value: number}[],
  flags: number,
  cause: EventIndex,
): void {
  const {regime, witness, costs} = context;
  context.pay('access', costs.access * pieces.length);
  countAccesses(context, guest, access, 1, true);
  witness.before(access.offset);
  context.cause = record(context, guest, access, true, flags | Flag.WRITE, access.value, cause);
  for (const {offset, size, value} of pieces) regime.cardOf(guest.id)?.write(offset, size, value);
  witness.after(guest.id, true, access.offset, access.size, 1, context.cause);
}

/** The next `elements` of a `rep`, in one record. */
export function carryElements(
  context: RunContext,
  guest: GuestRecord,
  instruction: Instruction,
  access: GuestAccess,
  elements: number,
  hooked: boolean,
  cause: EventIndex,
): void {
  if (elements === 0) return;
  const {regime, witness} = context;
  const {isWrite, offset, size} = access;
  const card = regime.cardOf(guest.id);
  context.store.beginNext();
  witness.before(offset);
  context.pay('access', context.costs.access * elements);
  countAccesses(context, guest, access, elements, hooked);
  const at = guest.burst.done * size;
  const flags = Flag.BURST | (cause === NO_CAUSE ? 0 : Flag.EXITED) | (isWrite ? Flag.WRITE : 0);
  context.cause = record(context, guest, access, hooked, flags, elements, cause);
  context.accessing = guest.id;
  if (instruction.op === 'outs') card?.writeBurst(offset, size, elements, instruction.bytes, at);
  else card?.readBurst(offset, size, elements, present(guest.burst.bytes, 'rep ins has bytes'), at);
  context.accessing = NOBODY;
  witness.after(guest.id, isWrite, offset, size, elements, context.cause);
}

function shownAs(read: number, bytes: readonly ShownByte[]): number {
  let shown = read;
  for (const {at, held, owed} of bytes) {
    const byte = Math.floor(read / 2 ** (8 * at)) & 0xff;
    shown += (((held ?? byte) | owed) - byte) * 2 ** (8 * at);
  }
  return shown;
}
