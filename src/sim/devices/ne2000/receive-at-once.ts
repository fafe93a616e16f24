// Reception as QEMU does it: room for a longest frame is asked for beforehand, then all is laid down at once.
// Quirks `jumbo` and `curroob` are this one algorithm, which also needs `rxroom`.
import {FCS_BYTES, PAGE_BYTES, RECEIVE_HEADER_BYTES} from '../../../datasheets/dp8390.ts';
import type {Core} from './core.ts';
import {frameCheckSequence} from './crc32.ts';
import {memoryIndex, WIDE_MEMORY_END} from './memory-map.ts';

/** The room that must be free however short the frame is: the longest frame and its FCS. */
const LONGEST_FRAME = 1514 + FCS_BYTES;

/** Quirk `rxroom`: six pages free from CURR to BNRY; equal pages are an empty ring, an empty ring register pair has no room. */
export function hasRoom({regs}: Core): boolean {
  const {PSTART, PSTOP, CURR, BNRY} = regs;
  const pages = CURR < BNRY ? BNRY - CURR : PSTOP - PSTART - (CURR - BNRY);
  return PSTOP > PSTART && pages * PAGE_BYTES >= LONGEST_FRAME;
}

/** Where the header goes in `memory`; a CURR past all memory starts over at PSTART under quirk `curroob`. */
export function headerIndex({regs, quirks}: Core): number {
  if (!quirks.curroob) return memoryIndex(quirks.memmap, regs.CURR * PAGE_BYTES);
  const current = regs.CURR * PAGE_BYTES;
  return current >= WIDE_MEMORY_END ? regs.PSTART * PAGE_BYTES : current;
}

/** Writes the data from the header on, wrapping at PSTOP and minding nothing else; the page after it. */
export function storeAtOnce(core: Core, frame: Uint8Array): number {
  const {regs, memory, quirks} = core;
  const start = regs.PSTART * PAGE_BYTES;
  const stop = regs.PSTOP * PAGE_BYTES;
  const header = headerIndex(core);
  let at = header + RECEIVE_HEADER_BYTES;
  const fcs = quirks.nocrc ? 0 : frameCheckSequence(frame, frame.length);
  const end = frame.length + (quirks.nocrc ? 0 : FCS_BYTES);
  for (let done = 0; done < end && at < stop; ) {
    if (done < frame.length) {
      const length = Math.min(frame.length - done, stop - at);
      memory.set(frame.subarray(done, done + length), at);
      done += length;
      at += length;
    } else memory[at++] = fcs >>> (8 * (done++ - frame.length));
    if (at === stop) at = start;
  }
  const pages = Math.ceil((frame.length + FCS_BYTES + RECEIVE_HEADER_BYTES) / PAGE_BYTES);
  const past = header + pages * PAGE_BYTES;
  return ((past >= stop ? past - (stop - start) : past) >> 8) & 0xff;
}
