// Reception as QEMU does it: room for a longest frame is asked for beforehand, then all is laid down at once.
// Quirks `rxroom`, `noovw`, `nocrc`, `jumbo`, `curroob` in one piece, because they are one algorithm.
import {FCS_BYTES, ISR, PAGE_BYTES, RECEIVE_HEADER_BYTES, RSR} from '../../../datasheets/dp8390.ts';
import {isGroup} from './address-filter.ts';
import type {Core} from './core.ts';
import {raise} from './interrupts.ts';
import {WIDE_MEMORY_END} from './memory-map.ts';
import type {ReceiveOutcome} from './receive-outcome.ts';

/** The room that must be free however short the frame is: the longest frame and its FCS. */
const LONGEST_FRAME = 1514 + FCS_BYTES;

/** Stores a frame of at least 60 bytes, its FCS counted but not written, or drops it without a trace. */
export function storeAtOnce(core: Core, frame: Uint8Array): ReceiveOutcome {
  const {regs, memory} = core;
  const start = regs.PSTART * PAGE_BYTES;
  const stop = regs.PSTOP * PAGE_BYTES;
  if (stop <= start || room(regs.CURR, regs.BNRY, regs.PSTOP - regs.PSTART) < LONGEST_FRAME) return 'ring-full';
  const current = regs.CURR * PAGE_BYTES;
  const header = current >= WIDE_MEMORY_END ? start : current;
  const count = frame.length + FCS_BYTES;
  const pages = Math.ceil((count + RECEIVE_HEADER_BYTES) / PAGE_BYTES);
  const past = header + pages * PAGE_BYTES;
  const next = ((past >= stop ? past - (stop - start) : past) >> 8) & 0xff;
  regs.RSR = isGroup(frame) ? RSR.PRX | RSR.PHY : RSR.PRX;
  memory[header] = regs.RSR;
  memory[header + 1] = next;
  memory[header + 2] = count;
  memory[header + 3] = count >> 8;
  let at = header + RECEIVE_HEADER_BYTES;
  for (let done = 0; done < frame.length && at < stop; ) {
    const length = Math.min(frame.length - done, stop - at);
    memory.set(frame.subarray(done, done + length), at);
    done += length;
    at = at + length === stop ? start : at + length;
  }
  regs.CURR = next;
  raise(core, ISR.PRX);
  return 'stored';
}

/** Bytes from CURR to BNRY; equal pages are an empty ring. */
function room(current: number, boundary: number, ringPages: number): number {
  return (current < boundary ? boundary - current : ringPages - (current - boundary)) * PAGE_BYTES;
}
