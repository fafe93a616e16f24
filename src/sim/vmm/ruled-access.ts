// Accesses that the hook set lists: the monitor rules first, then the access reaches the card, is held, or is denied.
// [deck, slides 17 and 18]

import {Flag} from '../../trace/record-layout.ts';
import {type EventIndex, NO_CAUSE} from '../../trace/units.ts';
import type {Answer} from '../machine/guest-program.ts';
import {carryOut, countAccesses, type GuestAccess, hold, record, showDenied} from './carried-access.ts';
import type {GuestRecord} from './guest-record.ts';
import {writePermission} from './permission.ts';
import type {RunContext} from './run-context.ts';
import {ruleWide} from './wide-access.ts';

/** An access that the guest's own copy of the model ruled on took no exit. */
const exitFlag = (trap: EventIndex): number => (trap === NO_CAUSE ? 0 : Flag.EXITED);

/** True where the access is one of the data port as the bus carries it: whole, and not a piece of something else. */
export function isWholeData<C>({monitor}: RunContext<C>, {offset, size}: GuestAccess): boolean {
  return monitor.model.isDataPort(offset) && offset % size === 0;
}

/** A hooked access: of the data port, of a register, or one that is several cycles to the device. */
export function ruleAccess<C>(
  context: RunContext<C>,
  guest: GuestRecord,
  access: GuestAccess,
  trap: EventIndex,
): Answer {
  if (isWholeData(context, access)) return ruleData(context, guest, access, trap);
  return access.size === 1 ? ruleByte(context, guest, access, trap) : ruleWide(context, guest, access, trap);
}

function ruleByte<C>(context: RunContext<C>, guest: GuestRecord, access: GuestAccess, trap: EventIndex): Answer {
  const {monitor, port} = context;
  const ruling = monitor.rule(guest.id, access.isWrite, access.offset, access.value, port, trap);
  if (!ruling.allowed) return showDenied(context, guest, access, ruling.reason);
  if (ruling.hold) {
    hold(context, guest, access, trap);
    return undefined;
  }
  return carryOut(context, guest, access, ruling.forward, true, exitFlag(trap), trap, true);
}

/** A hooked data-port access: held against the approved remote DMA. */
function ruleData<C>(context: RunContext<C>, guest: GuestRecord, access: GuestAccess, trap: EventIndex): Answer {
  const {monitor} = context;
  const {model} = monitor;
  const own = monitor.context(guest.id);
  model.recount(own, context.port);
  const {elements, reason} = model.admit(own, access.isWrite, access.size, 1);
  if (elements === 0) {
    monitor.recordDenial(guest.id, access.isWrite, access.offset, reason, trap);
    return showDenied(context, guest, access, reason);
  }
  context.store.beginNext();
  const isOver = model.moved(own, access.size, 1);
  const answer = carryOut(context, guest, access, access.value, true, exitFlag(trap), trap);
  if (isOver) monitor.follow(guest.id, [model.endOfTransfer], context.cause);
  return answer;
}

/** True where a wide access covers the status register while the guest is owed bits of it. */
export function coversOwedStatus<C>(
  {monitor}: RunContext<C>,
  guest: GuestRecord,
  {offset, size}: GuestAccess,
): boolean {
  const {contextSwitch} = monitor.model;
  const {statusOffset} = contextSwitch;
  if (size === 1 || statusOffset < offset || statusOffset >= offset + size) return false;
  return contextSwitch.pendingStatus(monitor.context(guest.id)) !== 0;
}

/** True where the access meets the status register while the guest is owed bits that the card can't be made to show. */
export function isOwedStatus<C>({monitor}: RunContext<C>, guest: GuestRecord, {offset, size}: GuestAccess): boolean {
  const {contextSwitch} = monitor.model;
  if (size !== 1 || offset !== contextSwitch.statusOffset) return false;
  const own = monitor.context(guest.id);
  return contextSwitch.pendingStatus(own) !== 0 && contextSwitch.canReadStatus(own);
}

/** The guest reads its status with the owed bits merged in, or acknowledges them away. */
export function mergeStatus<C>(
  context: RunContext<C>,
  guest: GuestRecord,
  access: GuestAccess,
  trap: EventIndex,
): Answer {
  const {monitor, port} = context;
  const {contextSwitch} = monitor.model;
  const own = monitor.context(guest.id);
  if (access.isWrite) {
    context.store.beginNext();
    contextSwitch.acknowledge(own, access.value);
    const answer = carryOut(context, guest, access, access.value, true, exitFlag(trap), trap);
    writePermission(context, guest);
    return answer;
  }
  const merged = port.read(access.offset, 1) | contextSwitch.pendingStatus(own);
  context.cause = record(context, guest, access, true, Flag.EXITED, merged, trap);
  countAccesses(context, guest, access, 1, true);
  return merged;
}
