// One access as it is recorded and done: on the card, held in the shadow, or denied.
import {allOnes} from '../../base/bits.ts';
import {Flag, Kind, packAccess} from '../../trace/record-layout.ts';
import type {EventIndex} from '../../trace/units.ts';
import type {Answer} from '../machine/guest-program.ts';
import {tellDenied} from './denial.ts';
import type {GuestRecord} from './guest-record.ts';
import type {RunContext} from './run-context.ts';

/** A single access of a guest; sizes in bytes. */
export interface GuestAccess {
  readonly isWrite: boolean;
  readonly offset: number;
  readonly size: number;
  readonly value: number;
}

/** Books `elements` accesses of a guest. */
export function countAccesses<C>(
  context: RunContext<C>,
  guest: GuestRecord,
  access: GuestAccess,
  elements: number,
  hooked: boolean,
): void {
  const {counts} = guest;
  counts.accesses += elements;
  if (access.isWrite) counts.writes += elements;
  else counts.reads += elements;
  if (context.monitor.model.isDataPort(access.offset)) counts.dataPort += elements;
  if (hooked) counts.hooked += elements;
}

/**
 * Does the access on the card and records it; `forward` is what a write puts there. Returns what the guest reads: where it has
 * been trapped (`shows`), with what the model holds for it in place of what the card has.
 */
export function carryOut<C>(
  context: RunContext<C>,
  guest: GuestRecord,
  access: GuestAccess,
  forward: number,
  hooked: boolean,
  flags: number,
  cause: EventIndex,
  shows = false,
): Answer {
  const {card, witness} = context;
  const {isWrite, offset, size} = access;
  context.store.beginNext();
  context.pay('access', context.costs.access);
  countAccesses(context, guest, access, 1, hooked);
  witness.before(offset);
  let answer: Answer;
  if (isWrite) {
    // Recorded first: what the card does inside the write has this record for a cause.
    context.cause = record(context, guest, access, hooked, flags | Flag.WRITE, access.value, cause);
    card.write(offset, size, forward);
  } else {
    if (context.monitor.model.isResetPort(offset + size - 1)) context.cause = cause; // a read that resets: the line may fall before the value is known
    const shown = shows ? shownParts(context, guest, access) : NOTHING_SHOWN;
    const read = shownAs(card.read(offset, size), shown);
    answer = read;
    context.cause = record(context, guest, access, hooked, flags, read, cause);
  }
  witness.after(guest.id, isWrite, offset, size, 1, context.cause);
  return answer;
}

/** A wide write of which some registers are held back: one access of the guest, of which these cycles reach the card. */
export function carryPieces<C>(
  context: RunContext<C>,
  guest: GuestRecord,
  access: GuestAccess,
  pieces: readonly {readonly offset: number; readonly size: number; readonly value: number}[],
  flags: number,
  cause: EventIndex,
): void {
  const {card, witness, costs} = context;
  context.pay('access', costs.access * pieces.length);
  countAccesses(context, guest, access, 1, true);
  witness.before(access.offset);
  context.cause = record(context, guest, access, true, flags | Flag.WRITE, access.value, cause);
  for (const {offset, size, value} of pieces) card.write(offset, size, value);
  witness.after(guest.id, true, access.offset, access.size, 1, context.cause);
}

interface ShownPart {
  /** Bytes from the access's lowest, and how the card's byte there becomes what the guest sees. */
  readonly at: number;
  readonly held: number | null;
  readonly owed: number;
}

const NOTHING_SHOWN: readonly ShownPart[] = [];

/** The bytes of a read that its guest is to see otherwise than the card has them. */
function shownParts<C>(
  {monitor}: RunContext<C>,
  guest: GuestRecord,
  {offset, size}: GuestAccess,
): readonly ShownPart[] {
  const {model} = monitor;
  const {contextSwitch} = model;
  const own = monitor.context(guest.id);
  const parts: ShownPart[] = [];
  for (const cycle of model.cycles(offset, size)) {
    if (cycle.isData) continue;
    const isStatus = cycle.offset === contextSwitch.statusOffset && contextSwitch.canReadStatus(own);
    const owed = isStatus ? contextSwitch.pendingStatus(own) : 0;
    const held = model.heldByte(own, cycle.offset);
    if (held !== null || owed !== 0) parts.push({at: cycle.offset - offset, held, owed});
  }
  return parts;
}

function shownAs(read: number, parts: readonly ShownPart[]): number {
  let shown = read;
  for (const {at, held, owed} of parts) {
    const byte = Math.floor(read / 2 ** (8 * at)) & 0xff;
    shown += (((held ?? byte) | owed) - byte) * 2 ** (8 * at);
  }
  return shown;
}

/** The write stays in the shadow: recorded as the guest's access, not yet on the card. */
export function hold<C>(context: RunContext<C>, guest: GuestRecord, access: GuestAccess, trap: EventIndex): void {
  context.cause = record(context, guest, access, true, Flag.WRITE | Flag.EXITED, access.value, trap);
  countAccesses(context, guest, access, 1, true);
}

/** A denied access: nothing reaches the card, an IN reads all ones; then the denial policy has its say. The denial's record is the last. */
export function showDenied<C>(context: RunContext<C>, guest: GuestRecord, access: GuestAccess, reason: number): Answer {
  const {isWrite, size} = access;
  const seen = isWrite ? access.value : allOnes(size);
  const flags = (isWrite ? Flag.WRITE : 0) | Flag.EXITED | Flag.DENIED;
  context.cause = record(context, guest, access, true, flags, seen, context.store.next - 1);
  countAccesses(context, guest, access, 1, true);
  guest.counts.denials++;
  tellDenied(context, guest, reason);
  return isWrite ? undefined : seen;
}

/** Writes an ACCESS record; `value` is what was read, written, or the number of elements. */
export function record<C>(
  context: RunContext<C>,
  guest: GuestRecord,
  access: GuestAccess,
  hooked: boolean,
  flags: number,
  value: number,
  cause: EventIndex,
): EventIndex {
  const state = context.monitor.state(guest.id);
  const page = context.pageOf(guest.id);
  return context.append(
    packAccess(Kind.ACCESS, guest.id, access.offset, access.size, page, hooked, state, flags),
    value,
    cause,
  );
}
