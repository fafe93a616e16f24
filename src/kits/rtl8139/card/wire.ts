// The way of a frame onto the wire in the time that it takes. Not modelled: collisions, lost carrier, the gap between frames.
import {FCS_BYTES, TCR} from '../sheet/registers.ts';
import type {Core} from './core.ts';
import {TX_DEFERRED, TX_OFF, TX_SENDING} from './registers.ts';

/** The alarm that the transmitter asks the machine for. */
export const TRANSMIT_ALARM = 1;
/** Preamble and start delimiter, in bytes of wire time. */
const PREAMBLE_BYTES = 8;

/** Both loopback bits of TCR send frames to the receiver and not to the wire. [RTL8139C, TCR.LBK] */
export function isLooped({regs}: Core): boolean {
  return (regs.TCR & TCR.LBK) === TCR.LBK;
}

/** Cycles that the frame under way is on the wire. */
export function timeOnWire({latches, config}: Core): number {
  return Math.ceil((PREAMBLE_BYTES + latches.txLength + FCS_BYTES) * config.cyclesPerByte);
}

/**
 * The frame under way starts, or waits for the wire to be free; one that goes to the receiver waits for nothing. `since`: the cycle at which
 * it was ready, which may be a moment ago.
 */
export function takeWire(core: Core, since = core.host.now()): void {
  const {latches, host, config} = core;
  const now = host.now();
  const freeAt = latches.txLooped !== 0 || config.wireFreeAt === undefined ? since : config.wireFreeAt();
  const mustWait = freeAt > now;
  latches.tx = mustWait ? TX_DEFERRED : TX_SENDING;
  latches.txFrom = Math.max(since, freeAt);
  latches.txUntil = latches.txFrom + timeOnWire(core);
  host.schedule(mustWait ? freeAt : latches.txUntil, TRANSMIT_ALARM);
}

/** Drops what is under way: a reset. */
export function dropTransmit({latches, frames, host}: Core): void {
  frames.outgoing = [];
  if (latches.tx === TX_OFF) return;
  latches.tx = TX_OFF;
  host.cancel(TRANSMIT_ALARM);
}

/** Bytes of the frame under way that have left at cycle `now`. */
export function bytesSent({latches, config}: Core, now: number): number {
  if (latches.tx !== TX_SENDING) return 0;
  const gone = Math.floor((now - latches.txFrom) / config.cyclesPerByte) - PREAMBLE_BYTES;
  return Math.min(Math.max(0, gone), latches.txLength);
}
