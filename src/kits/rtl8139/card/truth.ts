// What the card really does, for the lab: no guest and no VMM can see it.
import type {AddressWindow} from '../../../base/address-space.ts';
import type {LocalMove} from '../../contract/device-card.ts';
import {WRAP_OVERRUN} from '../sheet/registers.ts';
import type {Core} from './core.ts';
import {hasReceiveDescriptors} from './cplus-receive.ts';
import {isReceiving, usesDescriptors} from './receive.ts';
import {TX_OFF} from './registers.ts';
import {runsOn} from './ring.ts';
import {isStoring} from './store.ts';

/** The frame being sent by a descriptor register, one that is being fetched or waits for the wire included. */
export function currentTransmission({latches}: Core): LocalMove | null {
  if (latches.tx === TX_OFF || latches.txDescriptor < 0) return null;
  return {address: latches.txAddress, length: latches.txLength, until: latches.txUntil};
}

/** The frame being sent in C+ mode, one that waits for the wire included: its bytes have moved before it leaves. [RTL8139C+, Tx Descriptor] */
export function currentLeaving({latches}: Core): Omit<LocalMove, 'address'> | null {
  if (latches.tx === TX_OFF || latches.txDescriptor >= 0) return null;
  return {length: latches.txLength, until: latches.txUntil};
}

/**
 * True where what is received next lies in this window whole: the ring, and what runs past it, for frames of standard length. Of
 * C+ descriptors nobody knows, as they are read when they are used.
 */
export function receivesWithin(core: Core, {start, end}: AddressWindow): boolean {
  const {regs, latches} = core;
  if (!isReceiving(core) && !isStoring(core)) return true;
  if (usesDescriptors(core) && !isStoring(core)) return !hasReceiveDescriptors(core);
  const length = latches.ringLength + (runsOn(core) ? WRAP_OVERRUN : 0);
  return regs.RBSTART >= start && regs.RBSTART + length <= end;
}
