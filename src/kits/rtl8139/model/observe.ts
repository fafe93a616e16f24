// Ends that no hooked access tells of, and what nobody saw its guest write: the card is asked. Reads have no side effects.
import {isAmong} from '../../../base/bits.ts';
import type {CardPort} from '../../../sim/models/device-model.ts';
import {CR, PORT, TSAD} from '../sheet/registers.ts';
import {MASTER_AT} from './bus-master.ts';
import {isStillReceiving, read, waitForRest} from './card-access.ts';
import {SENDING} from './compiled.ts';
import {forget, type Rtl8139Context} from './context.ts';
import {eventNumber} from './numbers.ts';
import {hasSent} from './shadow.ts';
import {descriptorAt} from './turn.ts';
import {countsTurn, type Rtl8139Variant} from './variant.ts';

const SENT = [eventNumber('Sent')] as const;

/**
 * The descriptors that are over, by TSADS: the driver's again, and on the wire, or given up. OWN alone says that a frame was fetched.
 * [RTL8139C, TSAD: Transmit Status of All Descriptors]
 */
export function endedBy(tsads: number): number {
  const isOver = (tsads >>> 12) | (tsads >>> 8) | (tsads >>> 4);
  return tsads & isOver & 0xf;
}

/** `Sent` when all that the card was told to send is over. Where that is so inside the write nothing has to be read. */
export function observe(
  context: Rtl8139Context,
  state: number,
  card: CardPort,
  variant: Rtl8139Variant,
): readonly number[] {
  if (context.isStopping) context.isStopping = isStillReceiving(card);
  if (context.given === 0 && !isAmong(SENDING, state)) return [];
  if (context.isCPlus) context.given = hasSent(context, card, variant) ? 0 : 1;
  else if (variant.sendsInside && countsTurn(variant)) context.given = 0;
  else context.given &= ~endedBy(read(card, PORT.TSADS));
  return context.given === 0 && isAmong(SENDING, state) ? SENT : [];
}

/** Before a write is ruled on: what it is about to use and nobody saw written. */
export function recall(
  context: Rtl8139Context,
  offset: number,
  value: number,
  card: CardPort,
  variant: Rtl8139Variant,
): void {
  const isCommand = offset === PORT.CR.offset;
  if (!variant.seesReloads && (isCommand || offset === MASTER_AT)) followReload(context, card);
  if (isCommand) recallRing(context, value, card, variant);
  const isRings = offset === PORT.RBSTART.offset || offset === PORT.RCR.offset;
  // Its ring is not moved from under a frame that is still stored there.
  if (context.isStopping && isRings) context.isStopping = !waitForRest(card);
  if (descriptorAt(offset) >= 0 && !variant.seesAddresses) {
    recallAddresses(context, card);
  }
}

/** Where frames lie by the card's own word: nobody saw their guest write it, so that it was not translated either. */
export function recallAddresses(context: Rtl8139Context, card: CardPort): void {
  for (const [descriptor, register] of TSAD.entries()) {
    context.TSAD[descriptor] = read(card, register);
    context.sendsFrom[descriptor] = context.TSAD[descriptor];
  }
}

/** A load from the EEPROM that nobody saw has reset the card, as CR says. It is over, but what was written to a TSD since then waits for the transmitter. */
function followReload(context: Rtl8139Context, card: CardPort): void {
  if ((context.CR & ~read(card, PORT.CR)) === 0) return;
  const status = [...context.TSD];
  forget(context);
  for (const [descriptor, tsd] of status.entries()) context.TSD[descriptor] = tsd;
  context.waiting = ~read(card, PORT.TSADS) & 0xf;
}

/** After a load that nobody saw RBSTART is 0 though it was set. */
function recallRing(context: Rtl8139Context, value: number, card: CardPort, variant: Rtl8139Variant): void {
  const turnsOn = (value & ~context.CR & CR.RE) !== 0 && (value & CR.RST) === 0;
  if (!turnsOn) return;
  if (!variant.seesRing || !variant.seesReloads) {
    const start = read(card, PORT.RBSTART);
    if (!variant.seesRing || start === 0) context.RBSTART = start;
  }
  if (!variant.seesLength) context.RCR = read(card, PORT.RCR);
}
