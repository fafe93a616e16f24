// RSAR and RBCR in the shadow: they follow the card's own counters, but for the bytes that their guest wrote anew and the
// monitor holds back until the command that needs them.

import {isAmong} from '../../../base/bits.ts';
import type {CardPort} from '../../../sim/models/device-model.ts';
import {PORT} from '../sheet/board.ts';
import {COMMAND} from '../sheet/command-words.ts';
import {CR, CRDA, portBits, RBCR, type Register, RSAR} from '../sheet/dp8390.ts';
import {write, writeWord} from './card-access.ts';
import {type Ne2kContext, selectedPage} from './context.ts';

/** Where an IN of page 0 shows RSAR. */
const SHOWS_RSAR = portBits(...CRDA);

/** A transfer is over: nothing is left of its count, unless a new one waits in the shadow. */
export function endTransfer(context: Ne2kContext): void {
  context.isOutstanding = false;
  context.approved.left = 0;
  follow(context, RBCR, 0);
}

/** The card's own counters moved on: the shadow of those that the guest has not written since goes with them. */
export function followTransfer(context: Ne2kContext): void {
  followCard(context, context.approved.next, context.approved.left);
}

/** Address and count as the card has them now, for those bytes that the guest has not written anew. */
export function followCard(context: Ne2kContext, address: number, left: number): void {
  follow(context, RSAR, address);
  follow(context, RBCR, left);
}

function follow({shadow, held}: Ne2kContext, [low, high]: readonly [Register, Register], word: number): void {
  if (!isAmong(held, low.offset)) shadow.put(0, low.offset, word & 0xff);
  if (!isAmong(held, high.offset)) shadow.put(0, high.offset, (word >>> 8) & 0xff);
}

/** CRDA shows RSAR from when it is written: the byte that is held back, on page 0; null: the card's own. [DP8390D, CRDA] */
export function heldByte(context: Ne2kContext, offset: number): number | null {
  const isHeld = isAmong(SHOWS_RSAR & context.held, offset) && selectedPage(context) === 0;
  return isHeld ? context.shadow.at(0, offset) : null;
}

/**
 * Puts RSAR and RBCR on the card, all four bytes, so that the range is the one that was checked. They lie on page 0: where
 * the guest has another page selected, CR is put there first, without a command that the guest has not given.
 */
export function releaseHeld(context: Ne2kContext, card: CardPort): void {
  const {shadow} = context;
  if (selectedPage(context) !== 0) write(card, PORT.CR, (context.CR & (CR.STP | CR.STA)) | COMMAND.NO_DMA);
  writeWord(card, RSAR, shadow.RSAR);
  writeWord(card, RBCR, shadow.RBCR);
  context.held = 0;
}
