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

/** Ports from here on reset the board. */
const RESET_PORTS = 0x18;

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

/** Does the access on the card and records it; `forward` is what a write puts there. Returns what the guest reads. */
export function carryOut<C>(
  context: RunContext<C>,
  guest: GuestRecord,
  access: GuestAccess,
  forward: number,
  hooked: boolean,
  flags: number,
  cause: EventIndex,
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
    if (offset >= RESET_PORTS) context.cause = cause; // a read that resets: the line may fall before the value is known
    const read = card.read(offset, size);
    answer = read;
    context.cause = record(context, guest, access, hooked, flags, read, cause);
  }
  witness.after(guest.id, isWrite, offset, size, 1, context.cause);
  return answer;
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
