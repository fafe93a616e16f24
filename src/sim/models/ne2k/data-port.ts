// Where the data port is hooked, every element is held against the approved remote DMA: direction, range and count.
// QEMU's card moves bytes whatever CR says (quirks `dmafree`, `rbcr0`), so nothing less is sound there.
import {DCR, PAGE_BYTES} from '../../../datasheets/dp8390.ts';
import {PROM} from '../../../datasheets/ne2000.ts';
import type {Ne2kContext} from './context.ts';
import {denyNumber} from './reasons.ts';
import type {Ne2kVariant} from './variant.ts';

/** Bytes that one element of `size` bytes moves. [DP8390D, DCR.WTS; quirk `wide`] */
export function bytesMoved(context: Ne2kContext, size: number, variant: Ne2kVariant): number {
  if (size === 4 && variant.dwordMovesFour) return 4;
  const unit = (context.page0[14] ?? 0) & DCR.WTS ? 2 : 1;
  return Math.max(unit, size === 1 || variant.dwordMovesFour ? unit : size);
}

/** How many of `count` elements may pass, and why not more. */
export function admit(
  context: Ne2kContext,
  isWrite: boolean,
  size: number,
  count: number,
  variant: Ne2kVariant,
): {elements: number; reason: number} {
  const {approved} = context;
  if (!approved.isLive) return {elements: 0, reason: denyNumber('no-dma-approved')};
  if (approved.isRead === isWrite) return {elements: 0, reason: denyNumber('wrong-direction')};
  const step = bytesMoved(context, size, variant);
  let next = approved.next;
  let left = approved.left;
  for (let element = 0; element < count; element++) {
    if (left === 0) return {elements: element, reason: denyNumber('past-approved-range')};
    if (!mayTouch(context, next, step, !isWrite)) return {elements: element, reason: denyNumber('outside-window')};
    next = following(context, next + step);
    left = Math.max(0, left - step);
  }
  return {elements: count, reason: 0};
}

/** Follows the elements that moved; true when the approved range is used up. */
export function moved(context: Ne2kContext, size: number, elements: number, variant: Ne2kVariant): boolean {
  const {approved} = context;
  const step = bytesMoved(context, size, variant);
  for (let element = 0; element < elements; element++) approved.next = following(context, approved.next + step);
  approved.left = Math.max(0, approved.left - step * elements);
  if (approved.left > 0) return false;
  approved.isLive = false;
  return true;
}

/** The address after one element: PSTART where it hits PSTOP exactly. */
function following(context: Ne2kContext, next: number): number {
  return next === (context.page0[2] ?? 0) * PAGE_BYTES ? (context.page0[1] ?? 0) * PAGE_BYTES : next;
}

function mayTouch(context: Ne2kContext, address: number, bytes: number, isRead: boolean): boolean {
  const first = bytes > 1 ? address & ~1 : address;
  if (isRead && address < PROM.end) return true;
  return first >= context.window.start && first + bytes <= context.window.end;
}
