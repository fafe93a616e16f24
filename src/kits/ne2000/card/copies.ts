// Cycles of the data port that do nothing but move bytes between the bus and packet memory: many of them can be made in one go.

import type {PlainCopies} from '../../../sim/machine/port-device.ts';
import {PACKET_MEMORY} from '../sheet/board.ts';
import {DCR} from '../sheet/dp8390.ts';
import type {Core} from './core.ts';
import {memoryIndex, WIDE_MEMORY_END} from './memory-map.ts';
import {AHEAD_FETCHED, AHEAD_NOTHING, REMOTE_READ, REMOTE_WRITE} from './registers.ts';

/** What is known of the cycles to come. */
export class CopyCycles {
  readonly #core: Core;
  readonly #copies: {memory: Uint8Array; at: number; count: number};

  constructor(core: Core) {
    this.#core = core;
    this.#copies = {memory: core.memory, at: 0, count: 0};
  }

  /** The next cycles of `size` bytes that are nothing but copies; the object is reused. */
  find(isWrite: boolean, size: number): PlainCopies {
    const copies = this.#copies;
    copies.count = count(this.#core, isWrite ? REMOTE_WRITE : REMOTE_READ, size);
    if (copies.count === 0) return copies;
    const held = heldBytes(this.#core);
    copies.at = memoryIndex(this.#core.quirks.memmap, this.#core.regs.RSAR) - held;
    if (held > 0 && !isAsFetched(this.#core, copies.at, held)) copies.count = 0;
    return copies;
  }

  /** So many of them were made: the counters go on, and a read has fetched what comes next. */
  made(cycles: number): void {
    const {regs, latches, memory, quirks} = this.#core;
    const held = heldBytes(this.#core);
    const bytes = cycles * step(this.#core);
    regs.RSAR += bytes;
    regs.RBCR -= bytes;
    if (held === 0) return;
    const last = memoryIndex(quirks.memmap, regs.RSAR) - held;
    latches.ahead = AHEAD_FETCHED;
    latches.aheadFrom = regs.RSAR - held;
    latches.aheadWord = wordAt(memory, last, held);
  }
}

/**
 * How many cycles: packet memory, width as DCR.WTS has it, no wrap, and the count not used up (the cycle that raises RDC is
 * none of them).
 */
function count(core: Core, direction: number, size: number): number {
  const {regs, latches, quirks} = core;
  const width = step(core);
  if (size !== width || (!quirks.dmafree && latches.remote !== direction)) return 0;
  const address = regs.RSAR;
  if ((address & (width - 1)) !== 0) return 0;
  const at = memoryIndex(quirks.memmap, address);
  // What the latch holds must lie just before what is fetched next.
  const held = heldBytes(core);
  if (held !== 0 && (held !== width || latches.aheadFrom + width !== address)) return 0;
  if (at < PACKET_MEMORY.start + held) return 0;
  let room = (quirks.memmap ? WIDE_MEMORY_END : PACKET_MEMORY.end) - at - 1;
  const stop = regs.PSTOP << 8;
  if (stop > address) room = Math.min(room, stop - address - 1);
  room = Math.min(room, regs.RBCR - 1);
  return room <= 0 ? 0 : Math.floor(room / width);
}

/** Bytes that a cycle moves. */
function step({regs}: Core): number {
  return (regs.DCR & DCR.WTS) !== 0 ? 2 : 1;
}

/** Bytes that a remote read has fetched for the host. */
function heldBytes({latches}: Core): number {
  return latches.ahead === AHEAD_NOTHING ? 0 : latches.aheadBytes;
}

/** True where memory still has what was fetched: a frame may have arrived over it since. */
function isAsFetched({memory, latches}: Core, at: number, held: number): boolean {
  return wordAt(memory, at, held) === latches.aheadWord;
}

function wordAt(memory: Uint8Array, at: number, bytes: number): number {
  return (memory[at] ?? 0) | (bytes === 2 ? (memory[at + 1] ?? 0) << 8 : 0);
}
