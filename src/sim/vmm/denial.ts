// What a denied guest comes to know: the question that slide 18 leaves open, as a policy. [deck, slide 18]
import {allOnes} from '../../base/bits.ts';
import {Flag, Kind, packPlain, StopReason, Verdict} from '../../trace/record-layout.ts';
import type {EventIndex} from '../../trace/units.ts';
import type {Answer} from '../machine/guest-program.ts';
import {countAccesses, record} from './guest-access.ts';
import type {GuestRecord} from './guest-record.ts';
import type {ModelContext} from './model-context.ts';
import {writePermission} from './permission.ts';
import type {GuestAccess} from './ruler.ts';

/** A denied access: nothing reaches the card, an IN reads all ones; then the denial policy has its say. The denial's record is the last. */
export function showDenied<C>(
  context: ModelContext<C>,
  guest: GuestRecord,
  access: GuestAccess,
  reason: number,
): Answer {
  const {isWrite, size} = access;
  const seen = isWrite ? access.value : allOnes(size);
  note(context, guest, access, 1, seen, 0, reason);
  return isWrite ? undefined : seen;
}

/** The rest of a `rep` of `elements` is denied: those after the admitted ones read as all ones. */
export function showRestDenied<C>(
  context: ModelContext<C>,
  guest: GuestRecord,
  access: GuestAccess,
  admitted: {readonly elements: number; readonly reason: number},
  elements: number,
  trap: EventIndex,
): void {
  const rest = elements - admitted.elements;
  context.monitor.recordDenial(guest.id, access.isWrite, access.offset, admitted.reason, trap);
  note(context, guest, access, rest, rest, Flag.BURST, admitted.reason);
  const {bytes, done} = guest.burst;
  bytes?.fill(0xff, (done + admitted.elements) * access.size, (done + elements) * access.size);
}

function note<C>(
  context: ModelContext<C>,
  guest: GuestRecord,
  access: GuestAccess,
  elements: number,
  value: number,
  flag: number,
  reason: number,
): void {
  const flags = (access.isWrite ? Flag.WRITE : 0) | Flag.EXITED | Flag.DENIED | flag;
  context.cause = record(context, guest, access, true, flags, value, context.store.next - 1);
  countAccesses(context, guest, access, elements, true);
  guest.counts.denials++;
  context.isDisturbed = true;
  tellDenied(context, guest, reason);
}

/**
 * `nothing`: its driver times out. `error`: a status bit says that the command failed or is over, merged into the guest's
 * own reads (other registers keep what the card has: not modelled). `machine-check`: its kernel dies of it. `stop`: the VMM stops it.
 */
export function tellDenied<C>(context: ModelContext<C>, guest: GuestRecord, reason: number): void {
  const {monitor} = context;
  switch (context.policies.denial) {
    case 'nothing':
      return;
    case 'error': {
      const {contextSwitch} = monitor.model;
      contextSwitch.addPendingStatus(monitor.context(guest.id), contextSwitch.errorStatus(reason));
      writePermission(context, guest);
      return;
    }
    case 'machine-check':
      return stop(context, guest, StopReason.MACHINE_CHECK);
    case 'stop':
      return stop(context, guest, StopReason.VMM);
  }
}

function stop<C>(context: ModelContext<C>, guest: GuestRecord, why: number): void {
  context.append(packPlain(Kind.STOPPED, guest.id, Verdict.NONE, 0, 0), why, context.cause);
  guest.hasEnded = true;
  context.regime.demand.mayAttempt();
}
