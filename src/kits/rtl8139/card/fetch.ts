// A frame on its way from memory into the transmit FIFO, burst by burst; the wire begins as soon as the early threshold is there. OWN says
// that all of it is: its driver may have the buffer again. [RTL8139C, TSD.OWN, TSD.ERTXTH, TCR.MXDMA]
// What memory holds as a burst ends is what is sent. Not modelled: a next frame in the FIFO before this one has left.
import {assert} from '../../../base/assert.ts';
import {burstBytes, earlyThreshold, TSD_BITS} from '../sheet/registers.ts';
import {askBurst, FETCH_ALARM} from './bursts.ts';
import {fetchFrame, isMaster, tell} from './bus-master.ts';
import type {Core} from './core.ts';
import {TX_FILLING} from './registers.ts';
import {bytesSent, takeWire, timeOnWire} from './wire.ts';

/** A descriptor's frame, latched with its threshold by `status`, its TSD, is asked for. */
export function beginFetch(core: Core, status: number): void {
  const {latches, host} = core;
  latches.tx = TX_FILLING;
  latches.txThreshold = earlyThreshold(status);
  // After a frame that left while nobody looked, it began when that one had left.
  latches.txFrom = host.due?.() ?? host.now();
  latches.txUntil = latches.txFrom + timeOnWire(core);
  askNext(core, latches.txFrom);
}

/** A burst has ended. */
export function fetchBurst(core: Core): void {
  const {latches, frames, tsd} = core;
  const {txAddress, txFetched, txBurst, txLength} = latches;
  if (!isMaster(core)) tellFetched(core);
  const bytes = fetchFrame(core, txAddress + txFetched, txBurst);
  if (latches.txTold !== 0 && isMaster(core)) tell(core, txAddress + txFetched, txBurst, false);
  frames.fetched = [...frames.fetched, bytes];
  latches.txFetched += txBurst;
  const isWhole = latches.txFetched === txLength;
  if (latches.tx === TX_FILLING && (isWhole || latches.txFetched >= latches.txThreshold))
    takeWire(core, latches.txBurstUntil);
  if (!isWhole) {
    askNext(core, latches.txBurstUntil);
    return;
  }
  tsd[latches.txDescriptor] = (tsd[latches.txDescriptor] ?? 0) | TSD_BITS.OWN;
  // Of a frame for the wire its being sent tells.
  if (latches.txLooped !== 0) tellFetched(core);
}

/** A frame that is fetched in bursts is not in the FIFO whole. */
export function isInPart({frames, latches}: Core): boolean {
  return frames.fetched.length > 0 && latches.txFetched < latches.txLength;
}

/**
 * The wire has come to the end of what the FIFO has had before the burst that ends now. The slowest of bursts are faster than the wire: it
 * takes a long one of the receiver's between them, and an early threshold that is low.
 */
export function hasRunDry(core: Core): boolean {
  const {latches} = core;
  return isInPart(core) && bytesSent(core, latches.txBurstUntil) > latches.txFetched;
}

/** The frame out of the FIFO, which is empty then; null where it was not fetched in bursts. */
export function takeFetched({frames, latches}: Core): Uint8Array | null {
  if (frames.fetched.length === 0) return null;
  assert(latches.txFetched === latches.txLength, 'a frame that leaves is in the FIFO whole');
  const frame = new Uint8Array(latches.txLength);
  let at = 0;
  for (const bytes of frames.fetched) {
    frame.set(bytes, at);
    at += bytes.length;
  }
  frames.fetched = [];
  return frame;
}

/** What is in the FIFO is dropped: a reset, an underrun. */
export function dropFetch(core: Core): void {
  const {frames, host} = core;
  host.cancel(FETCH_ALARM);
  if (frames.fetched.length > 0) tellFetched(core);
  frames.fetched = [];
}

/** Tells of what was fetched so far by itself, and not with the frame: later bursts are told each. */
function tellFetched(core: Core): void {
  const {latches} = core;
  if (latches.txTold === 0 && latches.txFetched > 0) tell(core, latches.txAddress, latches.txFetched, false);
  latches.txTold = 1;
}

function askNext(core: Core, from: number): void {
  const {latches, regs} = core;
  const {txAddress, txFetched, txLength} = latches;
  latches.txBurst = Math.min(burstBytes(regs.TCR), txLength - txFetched);
  latches.txBurstUntil = askBurst(core, from, txAddress + txFetched, latches.txBurst, FETCH_ALARM);
}
