// The checking functions: which bytes of card memory are about to move, and may this guest touch them. [deck, slides 18, 24]
import type {CheckOutcome} from '../../../sim/models/device-model.ts';
import {deviceMemory, mayTouch} from '../../../sim/models/dma-view.ts';
import {PORT, PROM} from '../sheet/board.ts';
import {PAGE_BYTES} from '../sheet/dp8390.ts';
import {hasNoRing, type Ne2kContext} from './context.ts';
import {isNobodys} from './nobodys.ts';
import {denyNumber} from './numbers.ts';
import {type Ne2kVariant, seesPage} from './variant.ts';

/**
 * The remote DMA that a read or write command would start now: the range that is set up, or what is left of the last one. The
 * page that nobody saw written is taken to be the window's first.
 */
export function aboutToMove(context: Ne2kContext, variant: Ne2kVariant): {start: number; length: number} {
  if (!context.isArmed) return context.approved;
  const {RSAR, RBCR} = context.shadow;
  const start = seesPage(variant, PORT.RSAR1) ? RSAR : context.window.start | (RSAR & 0xff);
  return {start, length: RBCR};
}

/**
 * Asks whether a remote DMA stays inside the window, or where nothing is that could be anybody's. Reads of the PROM are
 * everybody's, writes nobody's.
 */
export function checkRemoteDma(context: Ne2kContext, isRead: boolean, variant: Ne2kVariant, out: CheckOutcome): void {
  const {start, length} = aboutToMove(context, variant);
  out.move = isRead ? 'read' : 'write';
  out.address = start;
  out.length = length;
  out.reason = 0;
  if (start < PROM.end && !isRead) out.reason = denyNumber('prom-write');
  else if (
    !isNobodys(start & ~1, (start + length + 1) & ~1, isRead, variant) &&
    !staysInWindow(context, start, length, variant)
  ) {
    out.reason = denyNumber('outside-window');
  }
  out.allowed = out.reason === 0;
}

/**
 * True where every byte of the range lies in the window, the wrap from PSTOP to PSTART included. In word mode the pair
 * at the even address moves, so both ends are rounded outwards. Where PSTOP isn't hooked it is taken to be the window's end.
 */
function staysInWindow(context: Ne2kContext, start: number, length: number, variant: Ne2kVariant): boolean {
  const {window, shadow} = context;
  const first = start & ~1;
  const end = (start + length + 1) & ~1;
  const view = deviceMemory(window);
  const stop = variant.ringIsHooked ? shadow.PSTOP * PAGE_BYTES : window.end;
  const wraps = first < stop && end > stop;
  if (!wraps) return mayTouch(view, {start: first, length: end - first});
  const ringStart = variant.ringIsHooked ? shadow.PSTART * PAGE_BYTES : window.start;
  const upToStop = {start: first, length: stop - first};
  return ringStart < stop && mayTouch(view, upToStop) && mayTouch(view, {start: ringStart, length: stop - ringStart});
}

/**
 * True where a transfer from `start` can't leave the window, however many words move in either direction: it meets PSTOP
 * exactly and goes on at PSTART. Four bytes at once could step over PSTOP, so a 32-bit access has to exit.
 */
export function isConfined({shadow, window}: Ne2kContext, start: number, variant: Ne2kVariant): boolean {
  const ringStart = shadow.PSTART * PAGE_BYTES;
  const stop = shadow.PSTOP * PAGE_BYTES;
  return (
    variant.opensDataPort &&
    (start & 1) === 0 &&
    start >= window.start &&
    start < stop &&
    ringStart >= window.start &&
    ringStart < stop &&
    stop <= window.end
  );
}

/** Asks whether the frame to send, TBCR bytes from the start of page TPSR, lies in the window. */
export function checkFrame(context: Ne2kContext, variant: Ne2kVariant, out: CheckOutcome): void {
  const {window, shadow} = context;
  const start = seesPage(variant, PORT.TPSR) ? shadow.TPSR * PAGE_BYTES : window.start;
  const length = shadow.TBCR;
  out.move = 'transmit';
  out.address = start;
  out.length = length;
  out.allowed = mayTouch(deviceMemory(window), {start, length});
  out.reason = out.allowed ? 0 : denyNumber('frame-outside-window');
}

/** True where a page number may be a ring register's value; `isStop` allows one past the last page. */
export function pageInWindow(context: Ne2kContext, page: number, isStop: boolean): boolean {
  const first = context.window.start / PAGE_BYTES;
  const end = context.window.end / PAGE_BYTES;
  return isStop ? page > first && page <= end : page >= first && page < end;
}

/**
 * True where the receiver, going on from page `next`, stays between PSTART and PSTOP, which earlier checks put into the
 * window. Where the ring isn't hooked nobody can tell, and it is taken to be sound; so is none at all, for drivers start
 * a card that only they have to read its PROM, before they lay a ring.
 */
export function ringIsSound(context: Ne2kContext, next: number, variant: Ne2kVariant): boolean {
  if (!variant.ringIsHooked || variant.hasCardAlone === true || hasNoRing(context)) return true;
  const {PSTART, PSTOP} = context.shadow;
  return PSTART <= next && next < PSTOP;
}
