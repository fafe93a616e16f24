// A transfer cycle by cycle: where the next one goes, and what the chip has fetched of a read that its guest did not take.
import {DCR, PAGE_BYTES} from '../../../datasheets/dp8390.ts';
import type {Ne2kContext} from './context.ts';
import type {Ne2kVariant} from './variant.ts';

/**
 * A read command ends with a byte or word fetched that its guest did not take: the card stands behind it, and so does the count
 * where it is kept. False: nothing to follow. [DP8390D, Remote Read Timing]
 */
export function stepPastFetched(context: Ne2kContext, variant: Ne2kVariant): boolean {
  const {approved, shadow} = context;
  if (!variant.countsData || !variant.hasChip) return false;
  if (!approved.isLive || !approved.isRead || approved.left === 0) return false;
  const step = shadow.DCR & DCR.WTS ? 2 : 1;
  approved.next = following(context, approved.next, step, variant);
  approved.left = Math.max(0, approved.left - step);
  return true;
}

/**
 * The address after one cycle: PSTART where it hits PSTOP exactly. The chip holds A0 low in word mode and ends at 0xFFFF; QEMU's
 * card does neither (quirks `wide`, `rsar17`).
 */
export function following({shadow}: Ne2kContext, address: number, step: number, variant: Ne2kVariant): number {
  const next = variant.dwordMovesFour ? address + step : ((step === 1 ? address : address & ~1) + step) & 0xffff;
  return next === shadow.PSTOP * PAGE_BYTES ? shadow.PSTART * PAGE_BYTES : next;
}
