// A frame on its way from the receive FIFO into the ring, burst by burst: what follows its header first, and the header last, so that nobody
// finds the header of a frame that is not there. Only then do CBR, BUFE and ROK tell of it. Turned off meanwhile, the receiver stores what
// it has, and CR.RE reads 1 until it has. [RTL8139C, CR.RE, RCR.MXDMA, CBR]
// Only known, and measured by nobody: that CBR waits for the whole frame, and what a burst does that finds RBSTART or RCR changed: it goes
// by them. Not modelled: RCR.RXFTH, by which the chip begins before the frame is whole; the length FFF0 that drivers find meanwhile.
import {burstBytes, FCS_BYTES, ISR, RCR, RECEIVE_HEADER_BYTES} from '../sheet/registers.ts';
import {askBurst, STORE_ALARM} from './bursts.ts';
import {isMaster, writeHost} from './bus-master.ts';
import type {Core} from './core.ts';
import {raise} from './interrupts.ts';
import {aligned, runsOn} from './ring.ts';

/** The FIFO, in bytes. [RTL8139C, Features] */
const FIFO_BYTES = 2048;

/** A piece of a frame: its first byte, its place from RBSTART on, and its bytes. */
interface Piece {
  readonly from: number;
  readonly at: number;
  readonly bytes: number;
}

/** A frame is being stored, or waits in the FIFO. */
export function isStoring({frames}: Core): boolean {
  return frames.arrived.length > 0;
}

/** Bytes of the ring that frames in the FIFO are going to take. */
export function bytesAhead({frames}: Core): number {
  return frames.arrived.reduce((all, {length}) => all + aligned(length), 0);
}

/** What is there already leaves no room for a frame more, which the chip would have begun to store while it came. */
export function isFifoFull(core: Core): boolean {
  return bytesAhead(core) >= FIFO_BYTES;
}

/** A frame is in the FIFO whole, with its header before it and its check sequence behind. */
export function beginStore(core: Core, stored: Uint8Array): void {
  const {frames, host} = core;
  frames.arrived = [...frames.arrived, stored];
  if (frames.arrived.length === 1) askNext(core, stored, host.due?.() ?? host.now());
}

/** A burst has ended. */
export function storeBurst(core: Core): void {
  const {regs, latches, frames} = core;
  const [frame, ...behind] = frames.arrived;
  if (frame === undefined) return;
  const {from, at, bytes} = nextPiece(core, frame, latches.rxBurst);
  writeHost(core, (regs.RBSTART + at) >>> 0, frame.subarray(from, from + bytes));
  latches.rxStored += bytes;
  if (from > 0) {
    askNext(core, frame, latches.rxBurstUntil);
    return;
  }
  if (!isMaster(core)) drop(core, frame);
  latches.rxStored = 0;
  frames.arrived = behind;
  regs.CBR = aligned(regs.CBR + frame.length) & (latches.ringLength - 1);
  raise(core, ISR.ROK);
  if (behind[0] !== undefined) askNext(core, behind[0], latches.rxBurstUntil);
}

/** What is in the FIFO is dropped: a reset. */
export function dropStore(core: Core): void {
  const {frames, latches, host} = core;
  host.cancel(STORE_ALARM);
  for (const frame of frames.arrived) drop(core, frame);
  frames.arrived = [];
  latches.rxStored = 0;
}

/** Tells of a frame whose header is not going to lie in the ring, so that nobody finds it. */
function drop({host}: Core, stored: Uint8Array): void {
  host.dropped?.(stored.subarray(RECEIVE_HEADER_BYTES, stored.length - FCS_BYTES));
}

function askNext(core: Core, frame: Uint8Array, since: number): void {
  const {regs, latches} = core;
  const {at, bytes} = nextPiece(
    core,
    frame,
    (regs.RCR & RCR.MXDMA) === RCR.MXDMA ? frame.length : burstBytes(regs.RCR),
  );
  latches.rxBurst = bytes;
  latches.rxBurstUntil = askBurst(core, since, regs.RBSTART + at, bytes, STORE_ALARM);
}

/** Of what is left of a frame the piece that is stored next, of so many bytes at most: it stays on one side of the ring's end. */
function nextPiece(core: Core, frame: Uint8Array, most: number): Piece {
  const {regs, latches} = core;
  const behind = RECEIVE_HEADER_BYTES + latches.rxStored;
  const from = behind < frame.length ? behind : 0;
  const left = from === 0 ? RECEIVE_HEADER_BYTES : frame.length - from;
  if (runsOn(core)) return {from, at: regs.CBR + from, bytes: Math.min(most, left)};
  const at = (regs.CBR + from) & (latches.ringLength - 1);
  return {from, at, bytes: Math.min(most, left, latches.ringLength - at)};
}
