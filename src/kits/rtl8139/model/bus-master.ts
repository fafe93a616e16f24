// Bus mastering, as the guest has it in its configuration space: while it is off the card reaches no memory, and what would have to be
// allowed is asked of when it is turned on. [PCI Local Bus Specification 2.2, 6.2.2; QEMU 7.2, seen in recordings]
import {COMMAND, IN_CONFIGURATION} from '../../../base/configuration-space.ts';
import type {CardPort, Interpretation} from '../../../sim/models/device-model.ts';
import {CPCR, CR, PORT} from '../sheet/registers.ts';
import {isStillReceiving, settledRing, waitFor, write} from './card-access.ts';
import {isReceiving, type Rtl8139Context} from './context.ts';
import {denyNumber, eventNumber} from './numbers.ts';
import {refuseInUse} from './turn.ts';
import type {Rtl8139Variant} from './variant.ts';

/** The command register's low byte, as the model is asked of it. */
export const MASTER_AT = IN_CONFIGURATION + COMMAND.offset;

const MASTER_ON = eventNumber('MasterOn');
/** A card that is set up while it may not master the bus goes off it at once. */
export const MASTER_OFF = eventNumber('MasterOff');
const RECEIVE_ON = eventNumber('ReceiveOn');
const TRANSMIT = eventNumber('Transmit');
const UNSERVED = denyNumber('c-plus-unserved');
const OFF = denyNumber('bus-master-off');

/**
 * Bus mastering is turned on or off. Frames under way are waited for by its guest: the chip would go on with zeros, or with bytes. In C+ mode the card
 * walks the VMM's descriptors, and could not: not served. True where the receiver's ring is to be asked of.
 */
export function interpretMaster(context: Rtl8139Context, value: number, out: Interpretation): boolean {
  const isOn = (value & COMMAND.MASTER) !== 0;
  if (context.isCPlus) out.refusal = UNSERVED;
  else if (context.given !== 0) refuseInUse(out);
  out.events[out.count++] = isOn ? MASTER_ON : MASTER_OFF;
  if (!isOn) return false;
  if (isReceiving(context)) out.events[out.count++] = RECEIVE_ON;
  else if (context.isStopping) out.checkOnly = RECEIVE_ON;
  return isReceiving(context) || context.isStopping;
}

/** Off the bus the receiver may be in the middle of a frame: it ends before the card is back on it, or half of it would lie in the ring. */
export function settleRing(context: Rtl8139Context, card: CardPort, {storesInTime}: Rtl8139Variant): void {
  write(card, PORT.CR, context.CR & CR.TE);
  if (storesInTime) waitFor(card, () => !isStillReceiving(card));
  context.isStopping = false;
  context.lookAt = settledRing(card);
  if (isReceiving(context)) write(card, PORT.CR, context.CR);
}

/** What any other write means while it is off: nothing is sent, and C+ mode is not to be had. */
export function offTheBus(offset: number, value: number, out: Interpretation): void {
  if (out.events.subarray(0, out.count).includes(TRANSMIT)) out.refusal = OFF;
  if (offset === PORT.CPCR.offset && value & (CPCR.TXENABLE | CPCR.RXENABLE)) out.refusal = UNSERVED;
}
