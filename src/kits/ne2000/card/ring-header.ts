// The four bytes before a stored frame: status, next page, count low, count high. [DP8390D, Storage Format]

import {PACKET_MEMORY} from '../sheet/board.ts';
import {FCS_BYTES, PAGE_BYTES} from '../sheet/dp8390.ts';
import type {Core} from './core.ts';
import {memoryIndex, WIDE_MEMORY_END} from './memory-map.ts';

/** Where the header at CURR goes in `memory`; under quirk `curroob` a CURR past all memory starts over at PSTART. */
export function headerIndex({regs, quirks}: Core): number {
  const current = regs.CURR * PAGE_BYTES;
  if (!quirks.curroob) return memoryIndex(quirks.memmap, current);
  return current >= WIDE_MEMORY_END ? regs.PSTART * PAGE_BYTES : current;
}

/** Writes the header of a frame of `length` bytes without FCS; what falls on the PROM is lost but for quirk `curroob`. */
export function writeHeader(core: Core, status: number, next: number, length: number): void {
  const {memory, quirks} = core;
  const at = headerIndex(core);
  if (at < 0 || (at < PACKET_MEMORY.start && !quirks.curroob)) return;
  const count = length + FCS_BYTES;
  memory[at] = status;
  memory[at + 1] = next;
  memory[at + 2] = count;
  memory[at + 3] = count >> 8;
}
