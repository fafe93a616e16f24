// Bus mastering, as the guest has it in its configuration space: while it is off the card reaches no memory, and what would have to be
// allowed is asked of when it is turned on. [PCI Local Bus Specification 2.2, 6.2.2; QEMU 7.2, seen in recordings]
import {COMMAND, IN_CONFIGURATION} from '../../../base/configuration-space.ts';
import type {Interpretation} from '../../../sim/models/device-model.ts';
import {CPCR, PORT} from '../sheet/registers.ts';
import {isReceiving, type Rtl8139Context} from './context.ts';
import {denyNumber, eventNumber} from './numbers.ts';
import {refuseInUse} from './turn.ts';

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
  if (!isOn || !isReceiving(context)) return false;
  out.events[out.count++] = RECEIVE_ON;
  return true;
}

/** What any other write means while it is off: nothing is sent, and C+ mode is not to be had. */
export function offTheBus(offset: number, value: number, out: Interpretation): void {
  if (out.events.subarray(0, out.count).includes(TRANSMIT)) out.refusal = OFF;
  if (offset === PORT.CPCR.offset && value & (CPCR.TXENABLE | CPCR.RXENABLE)) out.refusal = UNSERVED;
}
