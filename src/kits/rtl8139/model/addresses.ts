// The card's TSADs as the VMM puts them there: the host's addresses, and of a descriptor whose guest never set one the beginning of its own
// memory, for whatever is there can be sent.

import {isAmong} from '../../../base/bits.ts';
import type {CardPort} from '../../../sim/models/device-model.ts';
import {type DmaView, isInOne} from '../../../sim/models/dma-view.ts';
import {PORT, TSAD, TSD_SIZE} from '../sheet/registers.ts';
import {write} from './card-access.ts';
import {hostAddress} from './checks.ts';
import {isReceiving, type Rtl8139Context} from './context.ts';
import {ringAddress} from './ring.ts';
import {SHORT_FRAME} from './turn-probe.ts';
import type {Rtl8139Variant} from './variant.ts';

/** A reset is to come: the card, which could take descriptors from its guest's own ring between the writes, takes none any more. */
export function leaveShadow(context: Rtl8139Context, card: CardPort, variant: Rtl8139Variant): void {
  write(card, PORT.CR, 0);
  putAddresses(context, card, variant);
}

/** Writes all of them. */
export function putAddresses(context: Rtl8139Context, card: CardPort, {seesAddresses}: Rtl8139Variant): void {
  const {view, sendsFrom} = context;
  for (const [descriptor, address] of context.TSAD.entries()) {
    const host = seesAddresses && address !== 0 ? hostAddress(view, address) : address;
    sendsFrom[descriptor] = host ?? 0;
    if (host === null || host === 0) placeUnset(context, descriptor, card);
    else put(descriptor, host, card);
  }
}

/**
 * The card's addresses after a page of its guest's has moved: of frames that it does not read now, and of a ring that it does not fill. What
 * its guest cleared meanwhile leads to the beginning of its memory.
 */
export function repoint(context: Rtl8139Context, card: CardPort, variant: Rtl8139Variant): void {
  const {view, sendsFrom, given, TSAD: addresses} = context;
  if (!variant.seesAddresses || context.isCPlus) return;
  for (const [descriptor, address] of addresses.entries()) {
    const before = sendsFrom[descriptor] ?? 0;
    if (before === 0 || isAmong(given, descriptor)) continue;
    const host = address === 0 ? null : hostAddress(view, address);
    if (host === null && !isInOne(view.windows, before, variant.seesSizes ? 1 : TSD_SIZE))
      placeUnset(context, descriptor, card);
    else if (host !== null && host !== before) {
      sendsFrom[descriptor] = host;
      put(descriptor, host, card);
    }
  }
  const ringAt = isReceiving(context) ? context.ringAt : ringAddress(context, variant);
  if (ringAt === context.ringAt || ringAt === 0) return;
  context.ringAt = ringAt;
  write(card, PORT.RBSTART, ringAt);
}

/** Writes those that nobody ever wrote: after power-on the card has 0 there, which may be anybody's memory. */
export function putUnset(context: Rtl8139Context, card: CardPort): void {
  for (const [descriptor, address] of context.sendsFrom.entries())
    if (address === 0) placeUnset(context, descriptor, card);
}

/** Short frames that the card is about to be given come out of its guest's memory, wherever its guest's own would begin. */
export function keepShortInside({view, sendsFrom}: Rtl8139Context, card: CardPort): void {
  for (const [descriptor, address] of sendsFrom.entries())
    if (!isInOne(view.windows, address, SHORT_FRAME)) put(descriptor, roomyPlace(view), card);
}

/** True where the card may come to send from an address that nobody wrote, as nobody sees it told to. */
export function leavesUnset({sendsFrom}: Rtl8139Context, {seesSizes, seesAddresses}: Rtl8139Variant): boolean {
  return seesAddresses && !seesSizes && sendsFrom.includes(0);
}

function placeUnset({view, sendsFrom}: Rtl8139Context, descriptor: number, card: CardPort): void {
  const start = roomyPlace(view);
  sendsFrom[descriptor] = start;
  put(descriptor, start, card);
}

/** Where pages have moved its memory is in several windows, of which one has room for what the longest SIZE would have sent. */
function roomyPlace({windows}: DmaView): number {
  return (windows.find(({start, end}) => end - start >= TSD_SIZE) ?? windows[0])?.start ?? 0;
}

function put(descriptor: number, address: number, card: CardPort): void {
  const register = TSAD[descriptor];
  if (register !== undefined) write(card, register, address);
}
