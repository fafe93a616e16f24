// How a hooked write becomes model events, and what its check is to be asked of. A write to a register reaches the card with the host's
// address in place of the guest's. Reads mean nothing: none has a side effect. [RTL8139C, Register Descriptions]

import type {AddressRange} from '../../../sim/machine/page-map.ts';
import {type Interpretation, meansNothing} from '../../../sim/models/device-model.ts';
import {CPCR, CR, CR9346, CR9346_MODE, PORT, RCR, TSD_SIZE} from '../sheet/registers.ts';
import {leavesUnset} from './addresses.ts';
import {interpretMaster, MASTER_AT, MASTER_OFF, offTheBus} from './bus-master.ts';
import {type Asked, type AskedFrame, hostAddress, reachOfRing} from './checks.ts';
import {isReceiving, type Rtl8139Context} from './context.ts';
import {denyNumber, eventNumber, stateNumber} from './numbers.ts';
import {ringPlace} from './ring.ts';
import {interpretShadow} from './shadow.ts';
import {addressAt, afterStatus, afterTurnOn, descriptorAt, frameOf, isInUse, refuseInUse} from './turn.ts';
import type {Rtl8139Variant} from './variant.ts';

const NO_FRAMES: readonly AskedFrame[] = [];
const POWER_ON = stateNumber('PowerOn');
const SET_UP = eventNumber('SetUp');
const TRANSMIT = eventNumber('Transmit');
const RECEIVE_ON = eventNumber('ReceiveOn');
const RECEIVE_OFF = eventNumber('ReceiveOff');
const RING_MOVED = eventNumber('RingMoved');
const RESET = eventNumber('Reset');

/** Reads one write of a whole register. `out` and `asked` are filled; the context is left alone. */
export function interpret(
  context: Rtl8139Context,
  state: number,
  offset: number,
  value: number,
  variant: Rtl8139Variant,
  asked: Asked,
  out: Interpretation,
): void {
  meansNothing(out, value);
  asked.frames = NO_FRAMES;
  asked.ring = null;
  asked.filter = null;
  asked.shadow = null;
  asked.settles = false;
  if (interpretShadow(context, offset, value, asked.plan, variant, out)) {
    if (out.release) asked.shadow = 'on';
    if (!context.isMaster) offTheBus(offset, value, out);
    return;
  }
  if (offset === MASTER_AT) {
    if (interpretMaster(context, value, out)) askRing(context, variant, asked, out);
    return;
  }
  interpretRegister(context, state, offset, value, variant, asked, out);
  if (!context.isMaster) offTheBus(offset, value, out);
}

/** The receiver may fill its ring from now on, as it did before. */
function askRing(context: Rtl8139Context, variant: Rtl8139Variant, asked: Asked, out: Interpretation): void {
  asked.ring = ringOf(context, context.RBSTART, context.RCR, variant);
  asked.areTranslated = variant.seesRing;
  asked.settles = true;
  out.release = true;
}

function interpretRegister(
  context: Rtl8139Context,
  state: number,
  offset: number,
  value: number,
  variant: Rtl8139Variant,
  asked: Asked,
  out: Interpretation,
): void {
  const descriptor = descriptorAt(offset);
  const address = addressAt(offset);
  if (descriptor >= 0) interpretStatus(context, descriptor, value, variant, asked, out);
  else if (address >= 0) interpretAddress(context, address, value, variant, asked, out);
  else if (offset === PORT.CR.offset) interpretCommand(context, state, value, variant, asked, out);
  else if (offset === PORT.RBSTART.offset) interpretRing(context, value, variant, asked, out);
  else if (offset === PORT.RCR.offset) interpretFilter(context, value, variant, asked, out);
  else if (offset === PORT.CPCR.offset) interpretMode(value, out);
  else if (offset === PORT['9346CR'].offset && (value & CR9346.MODE) === CR9346_MODE.AUTO_LOAD) {
    mean(out, RESET);
    leaveShadow(context, asked, out);
  }
}

/** After a reset the card's addresses are those of the ring mode: what it has of the VMM's is taken from it before. */
function leaveShadow({isCPlus}: Rtl8139Context, asked: Asked, out: Interpretation): void {
  if (!isCPlus) return;
  asked.shadow = 'left';
  out.release = true;
}

/** TSD: the frames that the card goes on to read now. */
function interpretStatus(
  context: Rtl8139Context,
  descriptor: number,
  value: number,
  variant: Rtl8139Variant,
  asked: Asked,
  out: Interpretation,
): void {
  if (isInUse(context, descriptor, variant)) refuseInUse(out);
  const {started} = afterStatus(context, descriptor, value, variant);
  asked.frames = started.map((one) => frameOf(context, one, one === descriptor ? value : (context.TSD[one] ?? 0)));
  asked.areTranslated = variant.seesAddresses;
  if (started.length === 0) return;
  mean(out, TRANSMIT);
  out.release = variant.bounce !== null;
}

/**
 * TSAD: the host's address in place of the guest's. Where sizes are not seen, what the longest frame there would take is asked now.
 * Drivers clear it with 0: that stays here, for the card would take it for an address, and whatever it has is one that was asked of.
 */
function interpretAddress(
  context: Rtl8139Context,
  descriptor: number,
  value: number,
  variant: Rtl8139Variant,
  asked: Asked,
  out: Interpretation,
): void {
  if (isInUse(context, descriptor, variant)) refuseInUse(out);
  if (value === 0) {
    out.hold = true;
    return;
  }
  const host = hostAddress(context.view, value);
  asked.frames = [{descriptor, start: value, length: variant.seesSizes ? 1 : TSD_SIZE}];
  asked.areTranslated = true;
  if (host === null || !variant.seesSizes) out.checkOnly = TRANSMIT;
  forwardAddress(value, host, variant, out);
}

function interpretCommand(
  context: Rtl8139Context,
  state: number,
  value: number,
  variant: Rtl8139Variant,
  asked: Asked,
  out: Interpretation,
): void {
  const isReset = (value & CR.RST) !== 0;
  const before = isReset ? 0 : context.CR;
  if (isReset) mean(out, RESET);
  const turnsOn = value & ~before & (CR.TE | CR.RE);
  if (turnsOn !== 0 && (isReset || state === POWER_ON)) {
    mean(out, SET_UP);
    if (!context.isMaster) mean(out, MASTER_OFF);
  }
  if (context.isCPlus && !isReset) {
    beginRings(context, before, value, asked, out);
    return;
  }
  if (turnsOn & CR.RE) {
    mean(out, RECEIVE_ON);
    asked.ring = isReset ? null : ringOf(context, context.RBSTART, context.RCR, variant);
    asked.areTranslated = variant.seesRing;
  } else if (before & ~value & CR.RE) mean(out, RECEIVE_OFF);
  const isCopied = variant.bounce !== null && turnsOn !== 0;
  out.release = isCopied || ((turnsOn & CR.TE) !== 0 && leavesUnset(context, variant));
  if (turnsOn & CR.TE && !isReset) goOnSending(context, variant, asked, out);
  if (isReset) leaveShadow(context, asked, out);
}

/** In C+ mode every write to CR has the card begin the rings of what is on anew. What it has been given has to be sent before. */
function beginRings({given}: Rtl8139Context, before: number, value: number, asked: Asked, out: Interpretation): void {
  if (given !== 0) refuseInUse(out);
  if (value & CR.RE) mean(out, RECEIVE_ON);
  else if (before & CR.RE) mean(out, RECEIVE_OFF);
  out.release = true;
  asked.shadow = 'on';
}

/** The transmitter was turned on: descriptors that waited for it are sent. */
function goOnSending(context: Rtl8139Context, variant: Rtl8139Variant, asked: Asked, out: Interpretation): void {
  const {started} = afterTurnOn(context, variant);
  if (started.length === 0) return;
  asked.frames = started.map((one) => frameOf(context, one, context.TSD[one] ?? 0));
  mean(out, TRANSMIT);
}

/** RBSTART: the host's address in place of the guest's, at once where the receiver is on. A 0 only clears it, while it is off. */
function interpretRing(
  context: Rtl8139Context,
  value: number,
  variant: Rtl8139Variant,
  asked: Asked,
  out: Interpretation,
): void {
  asked.areTranslated = true;
  if (value === 0 && !isReceiving(context)) {
    out.hold = true;
    return;
  }
  const host = value === 0 ? null : hostAddress(context.view, value);
  const ring = ringOf(context, value, context.RCR, variant);
  asked.ring = ring;
  if (isReceiving(context)) {
    mean(out, RING_MOVED);
    out.release = variant.bounce !== null;
  } else if (host === null || !variant.seesCommands) out.checkOnly = RECEIVE_ON;
  forwardAddress(value, host === null || ring === null ? host : ringPlace(context.view, ring, variant), variant, out);
}

/** The host's address in place of the guest's; under the policy that translates nothing they have to be the same. */
function forwardAddress(value: number, host: number | null, {translates}: Rtl8139Variant, out: Interpretation): void {
  out.forward = host ?? value;
  if (!translates && host !== null && host !== value) out.refusal = denyNumber('address-not-translated');
}

/** RCR has the ring's length; and its filter, which is the VMM's too where it takes everybody's frames. */
function interpretFilter(
  context: Rtl8139Context,
  value: number,
  variant: Rtl8139Variant,
  asked: Asked,
  out: Interpretation,
): void {
  if (isReceiving(context) && !context.isCPlus) {
    asked.ring = ringOf(context, context.RBSTART, value, variant);
    asked.areTranslated = variant.seesRing;
    mean(out, RING_MOVED);
    out.release = variant.bounce !== null;
  }
  if (context.isPromiscuous) out.forward = value | RCR.AAP;
  asked.filter = out.forward;
}

/**
 * CPCR: what would have the card walk descriptors in memory is refused. Anything else is held, for QEMU's card is in C+ mode after any
 * write to CPCR: the card's own stays 0, a guest that reads it finds no C+ card, and falls back to the ring. [QEMU 7.2, seen in recordings]
 */
function interpretMode(value: number, out: Interpretation): void {
  if (value & (CPCR.TXENABLE | CPCR.RXENABLE)) out.refusal = denyNumber('c-plus-mode');
  else out.hold = true;
}

function ringOf(
  {longestRing}: Rtl8139Context,
  start: number,
  rcr: number,
  variant: Rtl8139Variant,
): AddressRange | null {
  return start === 0 ? null : {start, length: reachOfRing(variant.seesLength ? rcr : null, variant, longestRing)};
}

function mean(out: Interpretation, event: number): void {
  out.events[out.count++] = event;
}
