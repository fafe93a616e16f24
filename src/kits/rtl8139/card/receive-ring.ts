// The receive ring: header, frame and FCS one after another, round at the end unless RCR.WRAP lets them run on. [RTL8139C, Rx Buffer]
import {FCS_BYTES, RECEIVE_HEADER_BYTES} from '../sheet/registers.ts';
import {dwordBytes, writeHost} from './bus-master.ts';
import type {Core} from './core.ts';
import {frameCheckSequence} from './crc32.ts';
import {aligned, roomLeft, runsOn} from './ring.ts';
import {beginStore, bytesAhead} from './store.ts';

/** Stores a frame with its status, which under quirk `dmanow` takes no time; false where it has no room. */
export function storeInRing(core: Core, frame: Uint8Array, status: number): boolean {
  const {regs, latches, quirks} = core;
  if (!hasRoom(core, frame.length)) return false;
  const header = dwordBytes(status | ((frame.length + FCS_BYTES) << 16));
  const check = dwordBytes(frameCheckSequence(frame, frame.length));
  if (!quirks.dmanow) {
    const stored = new Uint8Array(header.length + frame.length + check.length);
    stored.set(header);
    stored.set(frame, header.length);
    stored.set(check, header.length + frame.length);
    beginStore(core, stored);
    return true;
  }
  for (const piece of [header, frame, check]) writePiece(core, piece);
  regs.CBR = aligned(regs.CBR) & (latches.ringLength - 1);
  return true;
}

/** An empty ring takes any frame under quirk `jumbo`, else what is shorter than it. */
function hasRoom(core: Core, length: number): boolean {
  const needed = bytesAhead(core) + aligned(length + RECEIVE_HEADER_BYTES + FCS_BYTES);
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
