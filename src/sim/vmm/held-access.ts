// What the VMM keeps back of an access: writes that stay in the shadow, and bytes that a read shows in place of the card's.
import {Flag} from '../../trace/record-layout.ts';
import {type EventIndex, NO_CAUSE} from '../../trace/units.ts';
import {type ContextSwitch, statusBytes} from '../monitor/monitor.ts';
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

/** Of the status bits that a guest is owed, those in the byte at an offset. */
function owedByte<C>(contextSwitch: ContextSwitch<C>, owed: number, offset: number): number {
  const at = offset - contextSwitch.statusOffset;
  return at < 0 || at >= statusBytes(contextSwitch) ? 0 : (owed >>> (8 * at)) & 0xff;
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
  const pending = contextSwitch.canReadStatus(own) ? contextSwitch.pendingStatus(own) : 0;
  for (const cycle of model.cycles(offset, size, false)) {
    if (cycle.isData) continue;
    for (let at = cycle.offset; at < cycle.offset + cycle.size; at++) {
      const owed = owedByte(contextSwitch, pending, at);
      const held = model.heldByte(own, at);
      if (held !== null || owed !== 0) bytes.push({at: at - offset, held, owed});
    }
  }
  return bytes;
}
