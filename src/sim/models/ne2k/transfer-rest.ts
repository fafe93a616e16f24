// An aborted transfer can be taken up again by the next command: RSAR and RBCR live on. Where the VMM moves frames of its own
// meanwhile, what is left is held in the shadow, as if its guest had just programmed it, and goes to the card with that command.
import {CR, PAGE_BYTES} from '../../../datasheets/dp8390.ts';
import type {CardPort} from '../device-model.ts';
import {type Ne2kContext, selectedPage} from './context.ts';
import {followCard} from './shadow.ts';
import {holdsRange, type Ne2kVariant} from './variant.ts';

/** CRDA's offsets on page 0, where it is read. */
export const CRDA0 = 8;
export const CRDA1 = 9;
const HELD = 0xf00;

/** Holds what is left of an aborted transfer, by where CRDA stands. Page 0 is selected. */
export function holdRest(context: Ne2kContext, card: CardPort, variant: Ne2kVariant): void {
  if (!holdsRange(variant) || context.isArmed || !context.isOutstanding || (context.CR & CR.STP) !== 0) return;
  const at = card.read(CRDA0, 1) | (card.read(CRDA1, 1) << 8);
  const left = restAt(context, at, variant);
  context.page0.set([at & 0xff, at >>> 8, left & 0xff, left >>> 8], CRDA0);
  context.held = HELD;
  context.isArmed = true;
}

/**
 * A command over a range of which only some bytes were written anew takes the others from where the last transfer left them. The
 * data port need not be hooked, so CRDA is asked, if page 0 is selected: elsewhere the shadow has to do.
 */
export function recallRange(context: Ne2kContext, command: number, card: CardPort, variant: Ne2kVariant): void {
  const {held} = context;
  if (
    variant.rangesBeginAtPages === true ||
    held === 0 ||
    held === HELD ||
    (command & (CR.RD0 | CR.RD1)) === 0 ||
    selectedPage(context) !== 0
  )
    return;
  const at = card.read(CRDA0, 1) | (card.read(CRDA1, 1) << 8);
  followCard(context, at, context.isOutstanding ? restAt(context, at, variant) : 0);
}

/** Bytes left at `at`; none where the address does not tell, as in a transfer that goes all round the ring. */
export function restAt({page0, window, approved}: Ne2kContext, at: number, {ringIsHooked}: Ne2kVariant): number {
  const {start, length} = approved;
  const stop = ringIsHooked ? (page0[2] ?? 0) * PAGE_BYTES : window.end;
  const ringStart = ringIsHooked ? (page0[1] ?? 0) * PAGE_BYTES : window.start;
  const wraps = start < stop && start + length >= stop && ringStart < stop;
  if (wraps && length > stop - ringStart) return 0;
  const moved = wraps && at < start ? stop - start + at - ringStart : (at - start) & 0xffff;
  return moved > length ? 0 : length - moved;
}
