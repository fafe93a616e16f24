// Reception as QEMU does it: room for a longest frame is asked for beforehand, then all is laid down at once.
// Quirks `jumbo` (with `rxroom`) and `curroob` (a CURR outside the ring) are this one algorithm.
import {FCS_BYTES, PAGE_BYTES, RECEIVE_HEADER_BYTES} from '../sheet/dp8390.ts';
import type {Core} from './core.ts';
import {withFcs} from './crc32.ts';
import {headerIndex, writeHeader} from './ring-header.ts';

/** The room that must be free however short the frame is: the longest frame and its FCS. */
const LONGEST_FRAME = 1514 + FCS_BYTES;

/** Quirk `rxroom`: six pages free from CURR to BNRY; equal pages are an empty ring, an empty ring register pair has no room. */
export function hasRoom({regs}: Core): boolean {
  const {PSTART, PSTOP, CURR, BNRY} = regs;
  const pages = CURR < BNRY ? BNRY - CURR : PSTOP - PSTART - (CURR - BNRY);
  return PSTOP > PSTART && pages * PAGE_BYTES >= LONGEST_FRAME;
}

/** Writes the header, then the data behind it, wrapping at PSTOP and minding nothing else; the page after it. */
export function storeAtOnce(core: Core, frame: Uint8Array, status: number): number {
  const {regs, memory, quirks} = core;
  const start = regs.PSTART * PAGE_BYTES;
  const stop = regs.PSTOP * PAGE_BYTES;
  const header = headerIndex(core);
  const pages = Math.ceil((frame.length + FCS_BYTES + RECEIVE_HEADER_BYTES) / PAGE_BYTES);
  const past = header + pages * PAGE_BYTES;
  const next = ((past >= stop ? past - (stop - start) : past) >> 8) & 0xff;
  writeHeader(core, status, next, frame.length);
  let at = header + RECEIVE_HEADER_BYTES;
  const bytes = quirks.nocrc ? frame : withFcs(frame);
  for (let done = 0; done < bytes.length && at < stop; ) {
    const length = Math.min(bytes.length - done, stop - at);
    memory.set(bytes.subarray(done, done + length), at);
    done += length;
    at = at + length === stop ? start : at + length;
  }
  return next;
}
