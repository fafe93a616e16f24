// Where the data port is hooked, every element is held against the approved remote DMA: direction, range and count.
// QEMU's card moves bytes whatever CR says (quirks `dmafree`, `rbcr0`), so nothing less is sound there,
// unless the transfer can't leave the window whatever is moved: then a dynamic hook set lets go of the port.
import type {CardPort} from '../../../sim/models/device-model.ts';
import {PROM} from '../sheet/board.ts';
import {CRDA} from '../sheet/dp8390.ts';
import {readWord} from './card-access.ts';
import {type Ne2kContext, selectedPage} from './context.ts';
import {cycleBytes, following} from './fetched-ahead.ts';
import {followTransfer} from './held-range.ts';
import {isNobodys} from './nobodys.ts';
import {denyNumber} from './numbers.ts';
import {restAt} from './transfer-rest.ts';
import type {Ne2kVariant} from './variant.ts';

/** The cycles that the bus makes of one element of `size` bytes, and the bytes that each moves. [DP8390D, DCR.WTS; quirk `wide`] */
function cyclesOf(context: Ne2kContext, size: number, variant: Ne2kVariant): {cycles: number; step: number} {
  if (size === 4 && variant.dwordMovesFour) return {cycles: 1, step: 4};
  const unit = cycleBytes(context);
  return {cycles: variant.dwordMovesFour ? 1 : Math.max(1, size / unit), step: unit};
}

/** Takes up the count again where the data port was not hooked: CRDA says how far the transfer came. From now on it is hooked. */
export function recount(context: Ne2kContext, card: CardPort, variant: Ne2kVariant): void {
  context.isConfined = false;
  if (!context.isUncounted) return;
  context.isUncounted = false;
  const {approved} = context;
  approved.left = 0;
  if (selectedPage(context) !== 0) return;
  approved.next = readWord(card, CRDA);
  approved.left = restAt(context, approved.next, variant);
}

/**
 * QEMU's card reads on when the count is used up, and before any command (quirks `rbcr0`, `dmafree`): Linux's ne2k-pci asks its
 * PROM for twice the bytes that it has announced. Where one guest has all of the memory there is nothing to keep it from.
 */
function mayReadOn(isWrite: boolean, {hasCardAlone, dwordMovesFour}: Ne2kVariant): boolean {
  return !isWrite && hasCardAlone === true && dwordMovesFour;
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
  if (mayReadOn(isWrite, variant)) return {elements: count, reason: 0};
  if (!approved.isLive) return {elements: 0, reason: denyNumber('no-dma-approved')};
  if (approved.isRead === isWrite) return {elements: 0, reason: denyNumber('wrong-direction')};
  const {cycles, step} = cyclesOf(context, size, variant);
  let next = approved.next;
  let left = approved.left;
  let {fetched} = context;
  for (let element = 0; element < count; element++) {
    if (left === 0) return {elements: element, reason: denyNumber('past-approved-range')};
    for (let cycle = 0; cycle < cycles && left > 0; cycle++) {
      const bytes = fetched || step;
      fetched = 0;
      if (!mayTouch(context, next, bytes, !isWrite, variant))
        return {elements: element, reason: denyNumber('outside-window')};
      next = following(context, next, bytes, variant);
      left = Math.max(0, left - bytes);
    }
  }
  return {elements: count, reason: 0};
}

/** Follows the elements that moved; true when the approved range is used up. */
export function moved(context: Ne2kContext, size: number, elements: number, variant: Ne2kVariant): boolean {
  const {approved} = context;
  const {cycles, step} = cyclesOf(context, size, variant);
  const wasLive = approved.isLive;
  const goesOn = !wasLive || variant.hasCardAlone === true;
  for (let cycle = 0; cycle < elements * cycles && (approved.left > 0 || goesOn); cycle++) {
    const bytes = context.fetched || step;
    context.fetched = 0;
    approved.next = following(context, approved.next, bytes, variant);
    approved.left = Math.max(0, approved.left - bytes);
  }
  followTransfer(context);
  if (approved.left > 0 || !wasLive) return false;
  approved.isLive = false;
  return true;
}

function mayTouch(
  {window}: Ne2kContext,
  address: number,
  bytes: number,
  isRead: boolean,
  variant: Ne2kVariant,
): boolean {
  const first = bytes > 1 ? address & ~1 : address;
  if (first >= window.start && first + bytes <= window.end) return true;
  return (isRead && address < PROM.end) || isNobodys(first, first + bytes, isRead, variant);
}
