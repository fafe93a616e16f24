// The shadow follows what was allowed: register values by page, and which remote DMA a command approved.
import {CR, TCR} from '../../../datasheets/dp8390.ts';
import {DATA_PORT, RESET_PORT, RESET_PORTS} from '../../../datasheets/ne2000.ts';
import type {CardPort, Programmed} from '../device-model.ts';
import {aboutToMove, isConfined} from './checks.ts';
import {type Ne2kContext, selectedPage} from './context.ts';
import {stepPastFetched} from './fetched-ahead.ts';
import {holdsRange, type Ne2kVariant} from './variant.ts';

const DCR_OFFSET = 14;
/** Bit per offset on page 0: TPSR, TBCR0/1, RSAR0/1, RBCR0/1. */
const PROGRAMMING = 0b1111_0111_0000;

/** True for a read that pulses RESET; writes to the reset ports do nothing. Quirk `rstport`: of the last port only. [AN897, 2.2.1] */
export function resets(isWrite: boolean, offset: number, variant: Ne2kVariant): boolean {
  return !isWrite && offset >= RESET_PORTS && (variant.resetSelectsPage0 || offset === RESET_PORT);
}

/** Follows one register-wide write that was allowed. */
export function commit(
  context: Ne2kContext,
  isWrite: boolean,
  offset: number,
  value: number,
  variant: Ne2kVariant,
): void {
  if (resets(isWrite, offset, variant)) commitReset(context, variant);
  else if (!isWrite || offset >= DATA_PORT) return;
  else if (offset === 0) commitCommand(context, value, variant);
  else if (selectedPage(context) === 0) commitPage0(context, offset, value, variant);
  else if (selectedPage(context) === 1) commitPage1(context, offset, value);
}

/** TPSR, TBCR, RSAR and RBCR, written on page 0, say what will move; only CR has it move. */
export function program(context: Ne2kContext, offset: number, value: number, variant: Ne2kVariant): Programmed {
  if (context.CR >= CR.PS0 || ((PROGRAMMING >>> offset) & 1) === 0) return 'other';
  commitPage0(context, offset, value, variant);
  return offset >= 8 && holdsRange(variant) ? 'hold' : 'forward';
}

function commitPage0(context: Ne2kContext, offset: number, value: number, variant: Ne2kVariant): void {
  context.page0[offset] = value;
  context.written0 |= 1 << offset;
  if (offset === 1 || offset === 2 || offset === DCR_OFFSET) context.isConfined = false;
  if (offset < 8 || offset > 11) return;
  if (holdsRange(variant)) context.held |= 1 << offset;
  context.isArmed = true; // a moved RSAR is a new range as much as a new count
}

function commitPage1(context: Ne2kContext, offset: number, value: number): void {
  context.page1[offset] = value;
  if (offset === 7) context.lookAt = value;
}

function commitCommand(context: Ne2kContext, value: number, variant: Ne2kVariant): void {
  const command = (value >>> 3) & 7;
  context.CR = followingCommand(context, value, variant);
  const isStopped = variant.resetSelectsPage0 && (context.CR & CR.STP) !== 0;
  if (command & 4 || isStopped) endCommand(context, variant);
  if (isStopped) return;
  if (command === 1 || command === 2) commitRemote(context, command === 1, variant);
}

/**
 * What CR means after a write. On the chip STA stays once set, and STP clear with STA set, by this write or an earlier one,
 * leaves the reset state: until then the shadow keeps STP. [DP8390D, CR.STP, note]
 */
export function followingCommand(context: Ne2kContext, value: number, variant: Ne2kVariant): number {
  if (!variant.resetSelectsPage0) return value;
  const started = (value | context.CR) & CR.STA;
  const staysStopped = (context.CR & CR.STP) !== 0 && started === 0;
  return value | started | (staysStopped ? CR.STP : 0);
}

function commitRemote(context: Ne2kContext, isRead: boolean, variant: Ne2kVariant): void {
  const {approved} = context;
  if (context.isArmed) {
    const {start, length} = aboutToMove(context, variant);
    context.approved = {isRead, start, length, next: start, left: length, isLive: length > 0};
    context.isOutstanding = length > 0;
    context.isConfined = isConfined(context, start, variant);
    context.isUncounted = context.isConfined;
  } else if (context.isOutstanding) {
    if (!isRead) endCommand(context, variant);
    approved.isRead = isRead;
    approved.isLive = true;
  }
  context.isArmed = false;
}

/** The transfer is not over, but nothing moves until the next command. */
function endCommand(context: Ne2kContext, variant: Ne2kVariant): void {
  if (stepPastFetched(context, variant)) followTransfer(context);
  context.approved.isLive = false;
}

/**
 * [DP8390D, RESET]: CR, IMR, DCR.LAS and TCR.LB; on a board that passes the reset on. RSAR and RBCR live on, and with them
 * what is left of a transfer: the next command can take it up again.
 */
function commitReset(context: Ne2kContext, variant: Ne2kVariant): void {
  endCommand(context, variant);
  context.written0 = 0;
  context.pendingIsr = 0;
  if (!variant.resetSelectsPage0) return;
  context.mayBeLatched = false;
  context.CR = CR.STP | CR.RD2;
  context.page0[15] = 0;
  context.page0[13] = (context.page0[13] ?? 0) & ~(TCR.LB0 | TCR.LB1);
}

/** A transfer is over: nothing is left of its count, unless a new one waits in the shadow. */
export function endTransfer(context: Ne2kContext): void {
  context.isOutstanding = false;
  context.approved.left = 0;
  follow(context, 0, 10);
}

/** The card's own counters moved on: the shadow of those that the guest has not written since goes with them. */
export function followTransfer(context: Ne2kContext): void {
  follow(context, context.approved.next, 8);
  follow(context, context.approved.left, 10);
}

/** Address and count as the card has them now, for those bytes that the guest has not written anew. */
export function followCard(context: Ne2kContext, address: number, left: number): void {
  follow(context, address, 8);
  follow(context, left, 10);
}

function follow(context: Ne2kContext, word: number, offset: number): void {
  if ((context.held & (1 << offset)) === 0) context.page0[offset] = word & 0xff;
  if ((context.held & (1 << (offset + 1))) === 0) context.page0[offset + 1] = (word >>> 8) & 0xff;
}

/** CRDA shows RSAR from when it is written: the byte that is held back, on page 0; null: the card's own. [DP8390D, CRDA] */
export function heldByte(context: Ne2kContext, offset: number): number | null {
  const isHeld = (offset === 8 || offset === 9) && (context.held & (1 << offset)) !== 0 && selectedPage(context) === 0;
  return isHeld ? (context.page0[offset] ?? 0) : null;
}

/**
 * Puts RSAR and RBCR on the card, all four bytes, so that the range is the one that was checked. They lie on page 0: where
 * the guest has another page selected, CR is put there first, without a command that the guest has not given.
 */
export function releaseHeld(context: Ne2kContext, card: CardPort): void {
  if (context.CR >>> 6 !== 0) card.write(0, 1, (context.CR & (CR.STP | CR.STA)) | CR.RD2);
  for (let offset = 8; offset <= 11; offset++) card.write(offset, 1, context.page0[offset] ?? 0);
  context.held = 0;
}
