// The context follows what was allowed.
import {COMMAND} from '../../../base/configuration-space.ts';
import {CR, CR9346, CR9346_MODE, PORT, ringBytes} from '../sheet/registers.ts';
import {MASTER_AT} from './bus-master.ts';
import {hostAddress, reachOfRing} from './checks.ts';
import {forget, isFilled, isReceiving, type Rtl8139Context} from './context.ts';
import type {ShadowPlan} from './descriptors.ts';
import {ringPlace} from './ring.ts';
import {commitShadow} from './shadow.ts';
import {addressAt, afterStatus, afterTurnOn, descriptorAt, type Sending} from './turn.ts';
import type {Rtl8139Variant} from './variant.ts';

/** Follows one write of a whole register. */
export function commit(
  context: Rtl8139Context,
  offset: number,
  value: number,
  variant: Rtl8139Variant,
  plan: ShadowPlan | null = null,
): void {
  if (offset === MASTER_AT) {
    context.isMaster = (value & COMMAND.MASTER) !== 0;
    return;
  }
  if (variant.shadowAt !== null) commitShadow(context, offset, value, plan);
  if (context.isCPlus && descriptorAt(offset) >= 0) return;
  const descriptor = descriptorAt(offset);
  const address = addressAt(offset);
  if (descriptor >= 0) {
    const sending = afterStatus(context, descriptor, value, variant);
    context.TSD[descriptor] = value;
    follow(context, sending);
  } else if (address >= 0) commitAddress(context, address, value);
  else if (offset === PORT.CR.offset) commitCommand(context, value, variant);
  else if (offset === PORT.RBSTART.offset) commitRing(context, value, variant);
  else if (offset === PORT.RCR.offset) commitFilter(context, value, variant);
  else if (offset === PORT.IMR.offset) context.IMR = value;
  else if (offset === PORT['9346CR'].offset && (value & CR9346.MODE) === CR9346_MODE.AUTO_LOAD) forget(context);
}

function commitAddress(context: Rtl8139Context, descriptor: number, value: number): void {
  context.TSAD[descriptor] = value;
  if (value !== 0) context.sendsFrom[descriptor] = hostAddress(context.view, value) ?? value;
}

function commitRing(context: Rtl8139Context, value: number, variant: Rtl8139Variant): void {
  const {view, RCR, longestRing} = context;
  context.RBSTART = value;
  if (value !== 0)
    context.ringAt = ringPlace(view, {start: value, length: reachOfRing(RCR, variant, longestRing)}, variant);
}

function commitCommand(context: Rtl8139Context, value: number, variant: Rtl8139Variant): void {
  if (value & CR.RST) forget(context);
  const turnsOn = context.isCPlus ? 0 : value & ~context.CR & CR.TE;
  const wasStoring = isReceiving(context) || context.isStopping;
  const wasFilled = isFilled(context);
  context.CR = value & (CR.TE | CR.RE);
  const isOff = !context.isCPlus && !isReceiving(context);
  context.isStopping = variant.storesInTime && isOff && wasStoring;
  context.isLeft = isOff && wasFilled;
  rememberLength(context, variant);
  if (turnsOn) follow(context, afterTurnOn(context, variant));
}

function commitFilter(context: Rtl8139Context, value: number, variant: Rtl8139Variant): void {
  context.RCR = value;
  rememberLength(context, variant);
  context.lookAt = variant.filterEmptiesRing ? 0 : context.lookAt % ringBytes(value);
}

/** Frames may be stored up to the end of the ring as it is now. */
function rememberLength(context: Rtl8139Context, {filterEmptiesRing}: Rtl8139Variant): void {
  if (!filterEmptiesRing && isReceiving(context))
    context.longestRing = Math.max(context.longestRing, ringBytes(context.RCR));
}

/** The card goes on to read these. */
export function follow(context: Rtl8139Context, {started, waiting, turn}: Sending): void {
  for (const descriptor of started) context.given |= 1 << descriptor;
  context.waiting = waiting;
  context.turn = turn;
}
