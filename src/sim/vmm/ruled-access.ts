// Accesses that the hook set lists: the monitor rules first, then the access reaches the card, is held, or is denied.
// [deck, slides 17 and 18]

import {Flag} from '../../trace/record-layout.ts';
import {type EventIndex, NO_CAUSE} from '../../trace/units.ts';
import type {Answer} from '../machine/guest-program.ts';
import {carryOut, countAccesses, type GuestAccess, hold, record, showDenied} from './carried-access.ts';
import type {GuestRecord} from './guest-record.ts';
import {writePermission} from './permission.ts';
import type {RunContext} from './run-context.ts';

/** An access that the guest's own copy of the model ruled on took no exit. */
const exitFlag = (trap: EventIndex): number => (trap === NO_CAUSE ? 0 : Flag.EXITED);

/** True where the access is one of the data port as the bus carries it: whole, and not a piece of something else. */
export function isWholeData<C>({monitor}: RunContext<C>, {offset, size}: GuestAccess): boolean {
  return monitor.model.isDataPort(offset) && offset % size === 0;
}

/** A hooked access: of the data port, or of registers byte by byte. */
export function ruleAccess<C>(
  context: RunContext<C>,
  guest: GuestRecord,
  access: GuestAccess,
  trap: EventIndex,
): Answer {
  if (isWholeData(context, access)) return ruleData(context, guest, access, trap);
  return access.size === 1 ? ruleByte(context, guest, access, true, trap) : ruleWide(context, guest, access, trap);
}

function ruleByte<C>(
  context: RunContext<C>,
  guest: GuestRecord,
  access: GuestAccess,
  isListed: boolean,
  trap: EventIndex,
): Answer {
  const {monitor, port} = context;
  const ruling = monitor.rule(guest.id, access.isWrite, access.offset, access.value, port, trap);
  if (!ruling.allowed) return showDenied(context, guest, access, ruling.reason);
  if (ruling.hold) {
    hold(context, guest, access, trap);
    return undefined;
  }
  return carryOut(context, guest, access, ruling.forward, isListed, exitFlag(trap), trap);
}

/** An 8-bit board sees a wide access as byte cycles, and so does the card here. */
function ruleWide<C>(context: RunContext<C>, guest: GuestRecord, access: GuestAccess, trap: EventIndex): Answer {
  const {monitor, hooks, ports, port} = context;
  const {isWrite, offset, size, value} = access;
  const parts: GuestAccess[] = Array.from({length: Math.min(size, ports - offset)}, (_, i) => ({
    isWrite,
    offset: offset + i,
    size: 1,
    value: (value >>> (8 * i)) & 0xff,
  }));
  const whole = monitor.wouldAllow(guest.id, isWrite, parts, port);
  if (!whole.allowed) {
    monitor.recordDenial(guest.id, isWrite, offset, whole.reason, trap);
    return showDenied(context, guest, access, whole.reason);
  }
  let answer = 0;
  parts.forEach((part, i) => {
    const isListed = hooks.lists(isWrite, context.pageOf(guest.id), part.offset);
    const isData = isListed && monitor.model.isDataPort(part.offset);
    const read = isData ? ruleData(context, guest, part, trap) : ruleByte(context, guest, part, isListed, trap);
    if (typeof read === 'number') answer |= read << (8 * i);
  });
  return isWrite ? undefined : answer >>> 0;
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
