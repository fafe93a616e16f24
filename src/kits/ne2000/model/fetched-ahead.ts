// A transfer cycle by cycle: where the next one goes, and what the chip has fetched of a read that its guest did not take.
import {DCR, PAGE_BYTES} from '../sheet/dp8390.ts';
import type {Ne2kContext} from './context.ts';
import type {Ne2kVariant} from './variant.ts';

/** Bytes that a cycle of the data port moves by DCR. [DP8390D, DCR.WTS] */
export function cycleBytes({shadow}: Ne2kContext): number {
  return shadow.DCR & DCR.WTS ? 2 : 1;
}

/** DCR is about to be written: what a read has fetched keeps the width in which it was fetched. */
export function keepFetchedWidth(context: Ne2kContext, variant: Ne2kVariant): void {
  if (hasFetched(context, variant) && context.fetched === 0) context.fetched = cycleBytes(context);
}

/** True where the count is kept and a read has fetched something that its guest has not taken. */
function hasFetched({approved}: Ne2kContext, {countsData, hasChip}: Ne2kVariant): boolean {
  return countsData && hasChip && approved.isLive && approved.isRead && approved.left > 0;
}

/**
 * A read command ends with a byte or word fetched that its guest did not take: the card stands behind it, and so does the count
 * where it is kept. False: nothing to follow. [DP8390D, Remote Read Timing]
 */
export function stepPastFetched(context: Ne2kContext, variant: Ne2kVariant): boolean {
  const {approved} = context;
  if (!hasFetched(context, variant)) return false;
  const step = context.fetched || cycleBytes(context);
  context.fetched = 0;
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
