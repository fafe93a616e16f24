// The shadow follows what was allowed: register values by page, and which remote DMA a command approved.
import {CR} from '../../../datasheets/dp8390.ts';
import {DATA_PORT} from '../../../datasheets/ne2000.ts';
import type {CardPort} from '../device-model.ts';
import {aboutToMove} from './checks.ts';
import {type Ne2kContext, selectedPage} from './context.ts';
import type {Ne2kVariant} from './variant.ts';

const RESET_PORTS = 0x18;

/** Follows one register-wide write that was allowed. */
export function commit(
  context: Ne2kContext,
  isWrite: boolean,
  offset: number,
  value: number,
  variant: Ne2kVariant,
): void {
  if (offset >= RESET_PORTS) commitReset(context, variant);
  else if (!isWrite || offset >= DATA_PORT) return;
  else if (offset === 0) commitCommand(context, value);
  else if (selectedPage(context) === 0) commitPage0(context, offset, value);
  else if (selectedPage(context) === 1) commitPage1(context, offset, value);
}

function commitPage0(context: Ne2kContext, offset: number, value: number): void {
  context.page0[offset] = value;
  context.written0 |= 1 << offset;
  if (offset < 8 || offset > 11) return;
  context.held |= 1 << offset;
  context.isArmed = true; // a moved RSAR is a new range as much as a new count
}

function commitPage1(context: Ne2kContext, offset: number, value: number): void {
  context.page1[offset] = value;
  if (offset === 7) context.lookAt = value;
}

function commitCommand(context: Ne2kContext, value: number): void {
  const command = (value >>> 3) & 7;
  context.CR = value;
  if (command & 4) context.approved.isLive = false;
  if (command === 1 || command === 2) commitRemote(context, command === 1);
}

function commitRemote(context: Ne2kContext, isRead: boolean): void {
  const {approved} = context;
  if (context.isArmed) {
    const {start, length} = aboutToMove(context);
    context.approved = {isRead, start, length, next: start, left: length, isLive: length > 0};
    context.isOutstanding = length > 0;
  } else if (context.isOutstanding) {
    approved.isRead = isRead;
    approved.isLive = true;
  }
  context.isArmed = false;
}

/** [DP8390D, RESET]: CR, IMR, DCR.LAS and TCR.LB; on a board that passes the reset on. */
function commitReset(context: Ne2kContext, variant: Ne2kVariant): void {
  context.isArmed = false;
  context.isOutstanding = false;
  context.approved.isLive = false;
  context.written0 = 0;
  context.pendingIsr = 0;
  if (!variant.resetSelectsPage0) return;
  context.CR = CR.STP | CR.RD2;
  context.page0[15] = 0;
}

/** Puts RSAR and RBCR, as far as they are held, on the card. */
export function releaseHeld(context: Ne2kContext, card: CardPort): void {
  for (let offset = 8; offset <= 11; offset++) {
    if (context.held & (1 << offset)) card.write(offset, 1, context.page0[offset] ?? 0);
  }
  context.held = 0;
}
