// `rep ins` and `rep outs` on the data port in one go: exactly what so many single cycles do, without their overhead.
import {DCR} from '../../../datasheets/dp8390.ts';
import {PACKET_MEMORY} from '../../../datasheets/ne2000.ts';
import type {Core} from './core.ts';
import {memoryIndex, WIDE_MEMORY_END} from './memory-map.ts';
import {AHEAD_FETCHED, AHEAD_NOTHING} from './registers.ts';

/**
 * How many of the next `count` cycles are plain copies: packet memory, width as DCR.WTS has it, no wrap, and the count
 * not used up (the cycle that raises RDC is left to the caller).
 */
export function plainCycles(core: Core, direction: number, size: number, count: number): number {
  const {regs, latches, quirks} = core;
  const step = (regs.DCR & DCR.WTS) !== 0 ? 2 : 1;
  if (size !== step || (!quirks.dmafree && latches.remote !== direction)) return 0;
  const address = regs.RSAR;
  if ((address & (step - 1)) !== 0) return 0;
  const at = memoryIndex(quirks.memmap, address);
  // What the latch holds must lie just before what is fetched next.
  const held = isAhead(core) ? step : 0;
  if (held !== 0 && latches.aheadFrom + step !== address) return 0;
  if (at < PACKET_MEMORY.start + held) return 0;
  let room = (quirks.memmap ? WIDE_MEMORY_END : PACKET_MEMORY.end) - at - 1;
  const stop = regs.PSTOP << 8;
  if (stop > address) room = Math.min(room, stop - address - 1);
  room = Math.min(room, regs.RBCR - 1);
  return room <= 0 ? 0 : Math.min(count, Math.floor(room / step));
}

/** Where in `memory` the next cycle goes. */
export function plainStart({regs, quirks}: Core): number {
  return memoryIndex(quirks.memmap, regs.RSAR);
}

/** True where a remote read has fetched what the host takes next. */
export function isAhead({latches}: Core): boolean {
  return latches.ahead !== AHEAD_NOTHING;
}

/** Copies so many plain cycles' bytes out of packet memory, the latch's first. */
export function copyOut(core: Core, bytes: number, into: Uint8Array, at: number): void {
  const {regs, latches, memory} = core;
  const from = plainStart(core);
  const held = isAhead(core) ? latches.aheadBytes : 0;
  for (let i = 0; i < held; i++) into[at + i] = latches.aheadWord >>> (8 * i);
  into.set(memory.subarray(from, from + bytes - held), at + held);
  step(core, bytes);
  if (held === 0) return;
  const last = from + bytes - held;
  latches.ahead = AHEAD_FETCHED;
  latches.aheadFrom = regs.RSAR - held;
  latches.aheadWord = (memory[last] ?? 0) | (held === 2 ? (memory[last + 1] ?? 0) << 8 : 0);
}

/** Copies so many plain cycles' bytes into packet memory. */
export function copyIn(core: Core, bytes: number, from: Uint8Array, at: number): void {
  const to = plainStart(core);
  core.memory.set(from.subarray(at, at + bytes), to);
  step(core, bytes);
}

function step({regs}: Core, bytes: number): void {
  regs.RSAR += bytes;
  regs.RBCR -= bytes;
}
