// How a hooked access becomes model events: one CR write can be several, most writes are none. [facts, 3.3 and 3.4]
import {CARD_MEMORY} from '../../../base/address-space.ts';
import {isAmong} from '../../../base/bits.ts';
import {type CheckOutcome, type Interpretation, meansNothing} from '../../../sim/models/device-model.ts';
import {isRegister, PORT} from '../sheet/board.ts';
import {REMOTE} from '../sheet/command-words.ts';
import {CR, portBits, RCR} from '../sheet/dp8390.ts';
import {checkRemoteDma, pageInWindow, ringIsSound} from './checks.ts';
import {followingCommand, resets} from './commit.ts';
import {READING, SENDING, WRITING} from './compiled.ts';
import {type Ne2kContext, selectedPage} from './context.ts';
import {denyNumber, eventNumber, stateNumber} from './numbers.ts';
import {latchesIn, type Ne2kVariant} from './variant.ts';

const INITIATION = stateNumber('Initiation');
const RESET = eventNumber('Reset');
const STOP = eventNumber('Stop');
const ABORT_DMA = eventNumber('AbortDma');
const INITIATE = eventNumber('Initiate');
const TRANSMIT = eventNumber('Transmit');
const READ_DMA = eventNumber('DmaRd');
const WRITE_DMA = eventNumber('DmaWr');
const RING = portBits(PORT.PSTART, PORT.PSTOP);

/** Reads one register-wide access. `out` is filled; the context is left alone. */
export function interpret(
  context: Ne2kContext,
  state: number,
  isWrite: boolean,
  offset: number,
  value: number,
  variant: Ne2kVariant,
  out: Interpretation,
): void {
  meansNothing(out, value);
  if (resets(isWrite, offset, variant)) mean(out, RESET);
  else if (!isWrite || !isRegister(offset)) return;
  else if (offset === PORT.CR.offset) interpretCommand(context, state, value, variant, out);
  else if (selectedPage(context) === 0) interpretPage0(context, offset, value, variant, out);
  else if (selectedPage(context) === 1 && offset === PORT.CURR.offset) interpretCurrent(context, value, variant, out);
}

/** CURR: in the window, and in the ring while the receiver runs. */
function interpretCurrent(context: Ne2kContext, value: number, variant: Ne2kVariant, out: Interpretation): void {
  if (variant.hasCardAlone === true) return;
  const isStarted = (context.CR & CR.STP) === 0;
  const isInside = pageInWindow(context, value, false) && !(isStarted && !ringIsSound(context, value, variant));
  if (!isInside) out.refusal = denyNumber('ring-outside-window');
}

function interpretPage0(
  context: Ne2kContext,
  offset: number,
  value: number,
  variant: Ne2kVariant,
  out: Interpretation,
): void {
  if (isAmong(RING, offset)) {
    if (variant.hasCardAlone === true) return;
    const isMoved = value !== context.shadow.at(0, offset);
    if (!pageInWindow(context, value, offset === PORT.PSTOP.offset)) out.refusal = denyNumber('ring-outside-window');
    else if (isMoved && ringIsInUse(context, variant)) out.refusal = denyNumber('ring-in-use');
  } else if (offset === PORT.RCR.offset && context.isPromiscuous) out.forward = value | RCR.PRO;
  else out.hold = latchesIn(0, offset, variant) === 'shadow';
}

/**
 * True while the card may be anywhere in the ring: reception and remote DMA wrap where they meet PSTOP exactly, and run
 * on past it if it has moved behind them. [DP8390D, Initialization Procedures: PSTART and PSTOP are set while stopped]
 */
function ringIsInUse(context: Ne2kContext, variant: Ne2kVariant): boolean {
  if (!variant.ringIsHooked) return false;
  const {isArmed, isOutstanding, approved} = context;
  return (context.CR & CR.STP) === 0 || (isOutstanding && (approved.isLive || !isArmed));
}

/** CR: STP, then the remote command, then TXP, as the slide's events. */
function interpretCommand(
  context: Ne2kContext,
  state: number,
  value: number,
  variant: Ne2kVariant,
  out: Interpretation,
): void {
  const command = value & REMOTE.BITS;
  if (value & CR.STP) mean(out, STOP);
  if (value & CR.RD2) {
    mean(out, ABORT_DMA);
    out.release = asksForCount(context, value, variant);
  } else if (command === REMOTE.SEND_PACKET) out.refusal = denyNumber('send-packet-unsupported');
  else if (command !== 0) interpretRemote(context, state, value, variant, out);
  const initiates = isInitiate(context, state, value, variant);
  if (initiates) mean(out, INITIATE);
  const following = followingCommand(context, value, variant);
  // A guest that never started the card must not run it on a latch that another one has set.
  if (context.mayBeLatched && following & ~value & CR.STP) out.forward = value | CR.STP;
  if (context.CR & CR.STP && !(following & CR.STP) && !ringIsSound(context, context.shadow.CURR, variant)) {
    out.refusal = denyNumber('ring-outside-window');
  }
  if (value & CR.TXP && !(value & CR.STP)) {
    if (state === INITIATION && !initiates) out.refusal = denyNumber('not-initiated');
    else if (isAmong(SENDING, state)) refuseBusy(out);
    else mean(out, TRANSMIT);
  }
}

/**
 * QEMU's card looks at RBCR for RD1 and RD0 though RD2 ends the transfer (quirk `rdc0`): what is held goes there first, where
 * its range is one that the guest may move.
 */
function asksForCount(context: Ne2kContext, value: number, variant: Ne2kVariant): boolean {
  if (variant.hasChip || context.held === 0) return false;
  if ((value & (CR.RD0 | CR.RD1)) === 0 || (value & CR.STP) !== 0) return false;
  checkRemoteDma(context, (value & CR.RD0) !== 0, variant, ASKED);
  return ASKED.allowed;
}

const ASKED: CheckOutcome = {
  allowed: true,
  reason: 0,
  move: 'write',
  address: 0,
  length: 0,
  space: CARD_MEMORY,
  entry: null,
};

/** Undrawn: Transmit in Trans. The last frame may have left unseen, so the card is asked before the guest is refused. */
function refuseBusy(out: Interpretation): void {
  out.lookFirst = true;
  out.refusal = denyNumber('transmitter-busy');
}

/**
 * RD says read or write: a new DMA if RSAR or RBCR was written since the last command, the rest of the last one if that may still
 * be open, nothing if RBCR is 0. GeekOS selects pages with RD = 001 and sends with RD = 010: both must not look like a DMA.
 */
function interpretRemote(
  context: Ne2kContext,
  state: number,
  value: number,
  variant: Ne2kVariant,
  out: Interpretation,
): void {
  const isRead = (value & REMOTE.BITS) === REMOTE.READ;
  // A stopped chip takes no command: what is held waits.
  if (variant.hasChip && followingCommand(context, value, variant) & CR.STP) return;
  out.release = context.held !== 0;
  if (context.isArmed ? context.shadow.RBCR === 0 : !context.isOutstanding) return;
  const event = isRead ? READ_DMA : WRITE_DMA;
  if (state === INITIATION) {
    out.checkOnly = event;
    return;
  }
  const isOpen = isAmong(isRead ? READING : WRITING, state);
  // On QEMU's card a command counts though STP is set, which the model has just been told ends the one before.
  if (context.isArmed || !isOpen || (value & CR.STP) !== 0) mean(out, event);
}

/** The first CR write with RD2 and STA set and STP clear; where ring writes are hooked, after PSTART and PSTOP. */
function isInitiate(context: Ne2kContext, state: number, value: number, variant: Ne2kVariant): boolean {
  if (state !== INITIATION) return false;
  if ((value & (CR.RD2 | CR.STA | CR.STP)) !== (CR.RD2 | CR.STA)) return false;
  return !variant.ringIsHooked || (context.writtenOnPage0 & RING) === RING;
}

function mean(out: Interpretation, event: number): void {
  out.events[out.count++] = event;
}
