// The context follows what was allowed.
import {CR, CR9346, CR9346_MODE, PORT} from '../sheet/registers.ts';
import {forget, type Rtl8139Context} from './context.ts';
import {addressAt, afterStatus, afterTurnOn, descriptorAt, type Sending} from './turn.ts';
import type {Rtl8139Variant} from './variant.ts';

/** Follows one write of a whole register. */
export function commit(context: Rtl8139Context, offset: number, value: number, variant: Rtl8139Variant): void {
  const descriptor = descriptorAt(offset);
  const address = addressAt(offset);
  if (descriptor >= 0) {
    const sending = afterStatus(context, descriptor, value, variant);
    context.TSD[descriptor] = value;
    follow(context, sending);
  } else if (address >= 0) context.TSAD[address] = value;
  else if (offset === PORT.CR.offset) commitCommand(context, value, variant);
  else if (offset === PORT.RBSTART.offset) context.RBSTART = value;
  else if (offset === PORT.RCR.offset) commitFilter(context, value, variant);
  else if (offset === PORT.IMR.offset) context.IMR = value;
  else if (offset === PORT['9346CR'].offset && (value & CR9346.MODE) === CR9346_MODE.AUTO_LOAD) forget(context);
}

function commitCommand(context: Rtl8139Context, value: number, variant: Rtl8139Variant): void {
  if (value & CR.RST) forget(context);
  const turnsOn = value & ~context.CR & CR.TE;
  context.CR = value & (CR.TE | CR.RE);
  if (turnsOn) follow(context, afterTurnOn(context, variant));
}

function commitFilter(context: Rtl8139Context, value: number, {filterEmptiesRing}: Rtl8139Variant): void {
  context.RCR = value;
  if (filterEmptiesRing) context.lookAt = 0;
}

function follow(context: Rtl8139Context, {started, waiting, turn}: Sending): void {
  for (const descriptor of started) context.given |= 1 << descriptor;
  context.waiting = waiting;
  context.turn = turn;
}
