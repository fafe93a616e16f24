// What the monitor knows of the card for one guest: the shadow of hooked registers, the approved remote DMA, and what a
// hand-off saved. Plain data, the shadow's names apart. It knows only what was hooked.

import type {AddressWindow} from '../../../base/address-space.ts';
import {COMMAND, pageSelectedBy} from '../sheet/command-words.ts';
import {DCR, RCR, TCR} from '../sheet/dp8390.ts';
import {Shadow} from './shadow.ts';
import type {Ne2kVariant} from './variant.ts';

/** A remote DMA that a check approved. */
export interface ApprovedDma {
  isRead: boolean;
  start: number;
  length: number;
  /** Next card address and bytes left, kept only where the data port is hooked. */
  next: number;
  left: number;
  /** The command that approved it has not been aborted. */
  isLive: boolean;
}

/** One guest's view of the card, as the monitor shadows it. */
export interface Ne2kContext {
  window: AddressWindow;
  /** Last values written. */
  readonly shadow: Shadow;
  /** Bit per offset of page 0: written by the guest. */
  writtenOnPage0: number;
  CR: number;
  /** The card's latch of CR.STA may be set though this guest never has: another one had the card before. */
  mayBeLatched: boolean;
  /** RSAR or RBCR was written since the last remote command: the next one opens a new range. */
  isArmed: boolean;
  /** Bit per offset of RSAR0, RSAR1, RBCR0 and RBCR1: written and not yet forwarded. */
  held: number;
  approved: ApprovedDma;
  /**
   * Bytes that a read has fetched in the width before the last write to DCR, while the data port is counted: the next cycle takes
   * them, whatever the width is now. 0: they are of the present width.
   */
  fetched: number;
  /** The approved DMA may still be under way. */
  isOutstanding: boolean;
  /** Words through the data port keep the approved DMA in the window, however many: it need not be hooked meanwhile. */
  isConfined: boolean;
  /** The data port was not hooked: how far the approved DMA has come stands on the card alone. */
  isUncounted: boolean;
  /** ISR bits that the card can't be made to show: merged into the guest's own reads. */
  pendingIsr: number;
  /** The card takes everybody's frames for the VMM. */
  isPromiscuous: boolean;
  /** Next page of the ring that the VMM has not looked at; 0: from CURR at the next look. */
  lookAt: number;
  /** Packet memory taken off the card at the last hand-off, and which of its pages are in it; null where none is carried. */
  image: {readonly bytes: Uint8Array; readonly pages: Uint8Array} | null;
  /** ISR.RDC was pending when the card was taken away. */
  rdcWasPending: boolean;
}

/** The context of a guest that has never touched the card: as after reset, its ring laid over its window. */
export function freshContext(window: AddressWindow): Ne2kContext {
  const shadow = new Shadow();
  const firstPage = window.start >>> 8;
  shadow.PSTART = firstPage;
  shadow.PSTOP = window.end >>> 8;
  shadow.BNRY = firstPage;
  shadow.TPSR = firstPage;
  shadow.RCR = RCR.MON;
  shadow.TCR = TCR.LB0; // loopback mode 1: nothing from the wire until the driver says so
  shadow.DCR = DCR.LS | DCR.FT1; // bytes, as a card that nobody has set up moves them
  shadow.CURR = firstPage + 1;
  return {
    window,
    shadow,
    writtenOnPage0: 0,
    CR: COMMAND.STOP,
    mayBeLatched: false,
    isArmed: false,
    held: 0,
    approved: {isRead: true, start: 0, length: 0, next: 0, left: 0, isLive: false},
    fetched: 0,
    isOutstanding: false,
    isConfined: false,
    isUncounted: false,
    pendingIsr: 0,
    isPromiscuous: false,
    lookAt: 0,
    image: null,
    rdcWasPending: false,
  };
}

/**
 * The guest has the card as it found it at power-on, with nothing put on it: no ring laid, no page to send from. Nobody
 * but this guest is there then. What is not hooked nobody will see it write, and stays as it is taken to be.
 * [DP8390D, Power-up Reset: these registers are unspecified; here they are 0]
 */
export function foundAtPowerOn({shadow}: Ne2kContext, {ringIsHooked, pageIsHooked}: Ne2kVariant): void {
  if (pageIsHooked) shadow.TPSR = 0;
  if (!ringIsHooked) return;
  shadow.PSTART = 0;
  shadow.PSTOP = 0;
  shadow.BNRY = 0;
  shadow.CURR = 0;
}

/** True where no ring was laid since power-on: PSTOP still is what it was. */
export function hasNoRing({shadow}: Ne2kContext): boolean {
  return shadow.PSTOP === 0;
}

/**
 * A copy that shares nothing that changes; laid over another context where one is given, for an exploration does this millions
 * of times. Field by field, as whatever asks for fields by name takes several times as long.
 */
export function copyContext(from: Ne2kContext, into: Ne2kContext = freshContext(from.window)): Ne2kContext {
  into.window = from.window;
  into.shadow.bytes.set(from.shadow.bytes);
  into.writtenOnPage0 = from.writtenOnPage0;
  into.CR = from.CR;
  into.mayBeLatched = from.mayBeLatched;
  into.isArmed = from.isArmed;
  into.held = from.held;
  into.approved.isRead = from.approved.isRead;
  into.approved.start = from.approved.start;
  into.approved.length = from.approved.length;
  into.approved.next = from.approved.next;
  into.approved.left = from.approved.left;
  into.approved.isLive = from.approved.isLive;
  into.fetched = from.fetched;
  into.isOutstanding = from.isOutstanding;
  into.isConfined = from.isConfined;
  into.isUncounted = from.isUncounted;
  into.pendingIsr = from.pendingIsr;
  into.isPromiscuous = from.isPromiscuous;
  into.lookAt = from.lookAt;
  into.image = from.image === null ? null : {bytes: from.image.bytes.slice(), pages: from.image.pages.slice()};
  into.rdcWasPending = from.rdcWasPending;
  return into;
}

/** Register page that CR.PS1:PS0 selects. */
export function selectedPage(context: Ne2kContext): number {
  return pageSelectedBy(context.CR);
}
