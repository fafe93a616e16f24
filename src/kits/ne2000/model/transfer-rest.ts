// An aborted transfer can be taken up again by the next command: RSAR and RBCR live on. Where the VMM moves frames of its own
// meanwhile, what is left is held in the shadow, as if its guest had just set it up, and goes to the card with that command.

import type {CardPort} from '../../../sim/models/device-model.ts';
import {REMOTE} from '../sheet/command-words.ts';
import {CR, CRDA, PAGE_BYTES} from '../sheet/dp8390.ts';
import {readWord} from './card-access.ts';
import {type Ne2kContext, selectedPage} from './context.ts';
import {followCard} from './held-range.ts';
import {holdsRange, type Ne2kVariant, REMOTE_RANGE} from './variant.ts';

/** Holds what is left of an aborted transfer, by where CRDA stands. Page 0 is selected. */
export function holdRest(context: Ne2kContext, card: CardPort, variant: Ne2kVariant): void {
  if (!holdsRange(variant) || context.isArmed || !context.isOutstanding || (context.CR & CR.STP) !== 0) return;
  const at = readWord(card, CRDA);
  context.shadow.RSAR = at;
  context.shadow.RBCR = restAt(context, at, variant);
  context.held = REMOTE_RANGE;
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
    held === REMOTE_RANGE ||
    (command & (REMOTE.READ | REMOTE.WRITE)) === 0 ||
    selectedPage(context) !== 0
  )
    return;
  const at = readWord(card, CRDA);
  followCard(context, at, context.isOutstanding ? restAt(context, at, variant) : 0);
}

/** Bytes left at `at`; none where the address does not tell, as in a transfer that goes all round the ring. */
export function restAt({shadow, window, approved}: Ne2kContext, at: number, {ringIsHooked}: Ne2kVariant): number {
  const {start, length} = approved;
  const stop = ringIsHooked ? shadow.PSTOP * PAGE_BYTES : window.end;
  const ringStart = ringIsHooked ? shadow.PSTART * PAGE_BYTES : window.start;
  const wraps = start < stop && start + length >= stop && ringStart < stop;
  if (wraps && length > stop - ringStart) return 0;
  const moved = wraps && at < start ? stop - start + at - ringStart : (at - start) & 0xffff;
  return moved > length ? 0 : length - moved;
}
