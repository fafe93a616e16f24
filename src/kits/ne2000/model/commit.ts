// The context follows what was allowed: register values by page, and which remote DMA a command approved.

import {isAmong} from '../../../base/bits.ts';
import {isRegister, isResetPort, PORT} from '../sheet/board.ts';
import {COMMAND, REMOTE} from '../sheet/command-words.ts';
import {CR, portBits, TCR} from '../sheet/dp8390.ts';
import {aboutToMove, isConfined} from './checks.ts';
import {type Ne2kContext, selectedPage} from './context.ts';
import {keepFetchedWidth, stepPastFetched} from './fetched-ahead.ts';
import {followTransfer} from './held-range.ts';
import {holdsRange, type Ne2kVariant, REMOTE_RANGE} from './variant.ts';

/** What an approved transfer's way depends on. */
const CONFINING = portBits(PORT.PSTART, PORT.PSTOP, PORT.DCR);

/** True for a read that pulses RESET; writes to the reset ports do nothing. Quirk `rstport`: of the last port only. [AN897, 2.2.1] */
export function resets(isWrite: boolean, offset: number, variant: Ne2kVariant): boolean {
  return !isWrite && isResetPort(offset) && (variant.hasChip || offset === PORT.RESET.offset);
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
  else if (!isWrite || !isRegister(offset)) return;
  else if (offset === PORT.CR.offset) commitCommand(context, value, variant);
  else if (selectedPage(context) === 0) commitPage0(context, offset, value, variant);
  else if (selectedPage(context) === 1) commitPage1(context, offset, value);
}

function commitPage0(context: Ne2kContext, offset: number, value: number, variant: Ne2kVariant): void {
  if (offset === PORT.DCR.offset) keepFetchedWidth(context, variant);
  context.shadow.put(0, offset, value);
  context.writtenOnPage0 |= 1 << offset;
  if (isAmong(CONFINING, offset)) context.isConfined = false;
  if (!isAmong(REMOTE_RANGE, offset)) return;
  if (holdsRange(variant)) context.held |= 1 << offset;
  context.isArmed = true; // a moved RSAR is a new range as much as a new count
}

function commitPage1(context: Ne2kContext, offset: number, value: number): void {
  context.shadow.put(1, offset, value);
  if (offset === PORT.CURR.offset) context.lookAt = value;
}

function commitCommand(context: Ne2kContext, value: number, variant: Ne2kVariant): void {
  const command = value & REMOTE.BITS;
  context.CR = followingCommand(context, value, variant);
  const isStopped = variant.hasChip && (context.CR & CR.STP) !== 0;
  if (command & CR.RD2 || isStopped) endCommand(context, variant);
  if (isStopped) return;
  if (command === REMOTE.READ || command === REMOTE.WRITE) commitRemote(context, command === REMOTE.READ, variant);
}

/**
 * What CR means after a write. On the chip STA stays once set, and STP clear with STA set, by this write or an earlier one,
 * leaves the reset state: until then the shadow keeps STP. [DP8390D, CR.STP, note]
 */
export function followingCommand(context: Ne2kContext, value: number, variant: Ne2kVariant): number {
  if (!variant.hasChip) return value;
  const started = (value | context.CR) & CR.STA;
  const staysStopped = (context.CR & CR.STP) !== 0 && started === 0;
  return value | started | (staysStopped ? CR.STP : 0);
}

function commitRemote(context: Ne2kContext, isRead: boolean, variant: Ne2kVariant): void {
  const {approved} = context;
  if (context.isArmed) {
    const {start, length} = aboutToMove(context, variant);
    context.approved = {isRead, start, length, next: start, left: length, isLive: length > 0};
    context.fetched = 0;
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
  context.fetched = 0;
  context.approved.isLive = false;
}

/**
 * [DP8390D, RESET]: CR, IMR, DCR.LAS and TCR.LB; on a board that passes the reset on. RSAR and RBCR live on, and with them
 * what is left of a transfer: the next command can take it up again.
 */
function commitReset(context: Ne2kContext, variant: Ne2kVariant): void {
  endCommand(context, variant);
  context.writtenOnPage0 = 0;
  context.pendingIsr = 0;
  if (!variant.hasChip) return;
  context.mayBeLatched = false;
  context.CR = COMMAND.STOP;
  context.shadow.IMR = 0;
  context.shadow.TCR &= ~(TCR.LB0 | TCR.LB1);
}
