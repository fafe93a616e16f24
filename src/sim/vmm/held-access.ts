// What the VMM keeps back of an access: writes that stay in the shadow, and bytes that a read shows in place of the card's.
import {Flag} from '../../trace/record-layout.ts';
import {type EventIndex, NO_CAUSE} from '../../trace/units.ts';
import {countAccesses, record, type ShownByte} from './guest-access.ts';
import type {GuestRecord} from './guest-record.ts';
import type {ModelContext} from './model-context.ts';
import type {GuestAccess} from './ruler.ts';

/** An access that the guest's own copy of the model ruled on took no exit. */
export const exitFlag = (trap: EventIndex): number => (trap === NO_CAUSE ? 0 : Flag.EXITED);

/** The write stays in the shadow: recorded as the guest's access, not yet on the card. */
export function hold<C>(context: ModelContext<C>, guest: GuestRecord, access: GuestAccess, trap: EventIndex): void {
  context.cause = record(context, guest, access, true, Flag.WRITE | Flag.EXITED, access.value, trap);
  countAccesses(context, guest, access, 1, true);
}

/** The bytes of a read that its guest is to see otherwise than the card has them. */
export function shownBytes<C>(
  {monitor}: ModelContext<C>,
  {id}: GuestRecord,
  {offset, size}: GuestAccess,
): readonly ShownByte[] {
  const {model} = monitor;
  const {contextSwitch} = model;
  const own = monitor.context(id);
  const bytes: ShownByte[] = [];
  for (const cycle of model.cycles(offset, size)) {
    if (cycle.isData) continue;
    const isStatus = cycle.offset === contextSwitch.statusOffset && contextSwitch.canReadStatus(own);
    const owed = isStatus ? contextSwitch.pendingStatus(own) : 0;
    const held = model.heldByte(own, cycle.offset);
    if (held !== null || owed !== 0) bytes.push({at: cycle.offset - offset, held, owed});
  }
  return bytes;
}
