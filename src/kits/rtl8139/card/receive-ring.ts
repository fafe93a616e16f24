// The receive ring: header, frame and FCS one after another, round at the end unless RCR.WRAP lets them run on. [RTL8139C, Rx Buffer]
import {FCS_BYTES, RCR, RECEIVE_HEADER_BYTES, RING_ALIGN, RING_BYTES} from '../sheet/registers.ts';
import {dwordBytes, writeHost} from './bus-master.ts';
import type {Core} from './core.ts';
import {frameCheckSequence} from './crc32.ts';
import {roomLeft} from './ring.ts';

const LONGEST_RING = RING_BYTES[3];

/** Stores a frame with its status; false where it has no room. */
export function storeInRing(core: Core, frame: Uint8Array, status: number): boolean {
  const {regs, latches} = core;
  if (!hasRoom(core, frame.length)) return false;
  writePiece(core, dwordBytes(status | ((frame.length + FCS_BYTES) << 16)));
  writePiece(core, frame);
  writePiece(core, dwordBytes(frameCheckSequence(frame, frame.length)));
  regs.CBR = aligned(regs.CBR) & (latches.ringLength - 1);
  return true;
}

/** An empty ring takes any frame under quirk `jumbo`, else what is shorter than it. */
function hasRoom(core: Core, length: number): boolean {
  const needed = aligned(length + RECEIVE_HEADER_BYTES + FCS_BYTES);
  const room = roomLeft(core);
  if (room === 0) return core.quirks.jumbo || needed < core.latches.ringLength;
  return needed < room;
}

/**
 * Writes one piece at CBR. One that would pass the ring's end is split there; under WRAP it runs past, but for the longest
 * ring. Under quirk `jumbo` what is left after the split may be longer than the ring: it lies where it would in a shorter one.
 */
function writePiece(core: Core, bytes: Uint8Array): void {
  const {regs, latches} = core;
  const end = regs.CBR + bytes.length;
  const wrapped = end & (latches.ringLength - 1);
  const isSplit = end > latches.ringLength && wrapped !== 0 && !runsOn(core);
  if (!isSplit) {
    writeHost(core, (regs.RBSTART + regs.CBR) >>> 0, bytes);
    regs.CBR = end;
    return;
  }
  const first = bytes.length - wrapped;
  if (first > 0) writeHost(core, (regs.RBSTART + regs.CBR) >>> 0, bytes.subarray(0, first));
  writeHost(core, regs.RBSTART, bytes.subarray(Math.max(0, first)));
  regs.CBR = wrapped;
}

/** RCR.WRAP, which the longest ring does not have. */
export function runsOn({regs, latches}: Core): boolean {
  return (regs.RCR & RCR.WRAP) !== 0 && latches.ringLength < LONGEST_RING;
}

function aligned(bytes: number): number {
  return (bytes + RING_ALIGN - 1) & ~(RING_ALIGN - 1);
}
