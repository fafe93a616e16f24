// Status bits that a guest is owed and the device can't be made to show: its own reads of the status register show them, and its own
// writes there acknowledge them.
import {Flag} from '../../trace/record-layout.ts';
import type {EventIndex} from '../../trace/units.ts';
import type {Answer} from '../machine/guest-program.ts';
import {statusBytes} from '../monitor/monitor.ts';
import {carryOut, countAccesses, record} from './guest-access.ts';
import type {GuestRecord} from './guest-record.ts';
import {exitFlag} from './held-access.ts';
import type {ModelContext} from './model-context.ts';
import {writePermission} from './permission.ts';
import type {GuestAccess} from './ruler.ts';

/** True where the access meets the status register while the guest is owed bits of it. */
export function isOwedStatus<C>({monitor}: ModelContext<C>, {id}: GuestRecord, offset: number, size: number): boolean {
  const {contextSwitch} = monitor.model;
  if (size !== statusBytes(contextSwitch) || offset !== contextSwitch.statusOffset) return false;
  const own = monitor.context(id);
  return contextSwitch.pendingStatus(own) !== 0 && contextSwitch.canReadStatus(own);
}

/** True where an access meets more than the status register, or a part of it, while the guest is owed bits of it. */
export function coversOwedStatus<C>(
  {monitor}: ModelContext<C>,
  {id}: GuestRecord,
  offset: number,
  size: number,
): boolean {
  const {contextSwitch} = monitor.model;
  const {statusOffset} = contextSwitch;
  const bytes = statusBytes(contextSwitch);
  if (size === bytes && offset === statusOffset) return false;
  if (statusOffset + bytes <= offset || statusOffset >= offset + size) return false;
  return contextSwitch.pendingStatus(monitor.context(id)) !== 0;
}

/** True where an access to the status register can be a command: the model rules on it as on any other. */
export function ordersByStatus<C>({monitor}: ModelContext<C>, isWrite: boolean): boolean {
  return isWrite && monitor.model.contextSwitch.statusOrders;
}

/** An access that was ruled on acknowledges what it says, if it met the status register. */
export function acknowledgeOwed<C>(context: ModelContext<C>, guest: GuestRecord, access: GuestAccess): void {
  const {isWrite, offset, size, value} = access;
  if (!ordersByStatus(context, isWrite) || !isOwedStatus(context, guest, offset, size)) return;
  const {monitor, store} = context;
  store.beginNext();
  monitor.model.contextSwitch.acknowledge(monitor.context(guest.id), value);
}

/** The guest reads its status with the owed bits merged in, or acknowledges them away. */
export function mergeStatus<C>(
  context: ModelContext<C>,
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
  const merged = port.read(access.offset, access.size) | contextSwitch.pendingStatus(own);
  context.cause = record(context, guest, access, true, Flag.EXITED, merged, trap);
  countAccesses(context, guest, access, 1, true);
  return merged;
}
