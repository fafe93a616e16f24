// Remote DMA: the data port, RSAR and RBCR. [DP8390D, Remote DMA; Remote Read Timing]
// Not modelled: that a write is finished just after the host's cycle; the request of an aborted read, which dangles until
// one more cycle of the port; the 32-bit mode of DCR.LAS, whose pins this board leaves open.
import {allOnes} from '../../../base/bits.ts';
import {PACKET_MEMORY, PROM} from '../sheet/board.ts';
import {REMOTE} from '../sheet/command-words.ts';
import {CR, DCR, ISR} from '../sheet/dp8390.ts';
import {freePages} from './boundary.ts';
import type {Core} from './core.ts';
import {raise} from './interrupts.ts';
import {memoryIndex, readMemory, WIDE_MEMORY_END} from './memory-map.ts';
import {AHEAD_FETCHED, AHEAD_NOTHING, AHEAD_OLD, REMOTE_OFF, REMOTE_READ, REMOTE_WRITE} from './registers.ts';

/** RBCR1 must hold this for a send-packet command to be executed. [DP8390D, Send Packet Command] */
const SEND_PACKET_COUNT_HIGH = 0x0f;

/** Acts on the RD bits of a CR write while the chip runs. [DP8390D, CR] */
export function commandRemote(core: Core, value: number): void {
  const command = value & REMOTE.BITS;
  if (core.quirks.rdc0 && (command & ~CR.RD2) !== 0 && core.regs.RBCR === 0) raise(core, ISR.RDC);
  if ((command & CR.RD2) !== 0) closeRemote(core);
  else if (command === 0) core.diagnostics.remoteCommandZero++;
  else if (command === REMOTE.READ) startRemote(core, REMOTE_READ);
  else if (command === REMOTE.WRITE) startRemote(core, REMOTE_WRITE);
  else if (!core.quirks.sendcmd) sendPacket(core);
}

/**
 * Ends what remote DMA does, without RDC: RSAR and RBCR stay where the chip has come to, and what a read had fetched for the
 * host is lost. [DP8390D, CR.RD, note 1]
 */
export function closeRemote({latches}: Core): void {
  latches.remote = REMOTE_OFF;
  latches.sendPacket = 0;
  latches.ahead = AHEAD_NOTHING;
}

/** The same command again changes nothing, unless it was set up anew; the other one goes on from where the chip stands, as National's dummy read asks. [DP8390D, Remote Write with High Speed Buses] */
function startRemote(core: Core, direction: number): void {
  const {regs, latches, diagnostics} = core;
  if (latches.remote !== REMOTE_OFF && latches.remote !== direction) diagnostics.remoteOverlap++;
  if ((regs.DCR & DCR.LAS) !== 0) diagnostics.longAddress++;
  if (latches.remote === direction && latches.ahead === AHEAD_FETCHED) return;
  if (latches.remote !== direction) closeRemote(core);
  latches.ahead = AHEAD_NOTHING;
  if (regs.RBCR === 0) {
    latches.remote = REMOTE_OFF;
    showComplete(core);
    if (!core.quirks.rdc0) raise(core, ISR.RDC);
    return;
  }
  latches.remote = direction;
  if (direction === REMOTE_READ && !core.quirks.dmafree) fetchAhead(core);
}

/** The chip reads the next byte or word into the board's latch before the host asks for it. [DP8390D, Remote Read Timing] */
function fetchAhead(core: Core): void {
  const {regs, latches} = core;
  const step = (regs.DCR & DCR.WTS) !== 0 ? 2 : 1;
  latches.ahead = AHEAD_FETCHED;
  latches.aheadFrom = regs.RSAR;
  latches.aheadWord = step === 2 ? readWord(core) : readMemory(core, regs.RSAR);
  latches.aheadBytes = Math.min(step, regs.RBCR);
  stepOn(core, step);
}

/** Gives the host what the latch holds, and has it filled again. */
function takeAhead(core: Core): number {
  const {regs, latches} = core;
  const word = latches.aheadWord;
  latches.ahead = AHEAD_NOTHING;
  if (regs.RBCR !== 0) fetchAhead(core);
  else completeRemote(core);
  return word;
}

/** RSAR or RBCR is written: the next command begins with them, while the host's next read takes what was fetched. */
export function rangeWritten({latches}: Core): void {
  if (latches.ahead !== AHEAD_NOTHING) latches.ahead = AHEAD_OLD;
}

/** CR.RD reads `complete` from now on; see docs/decisions/0012. Quirk `dmafree`: as written. */
function showComplete({regs, quirks}: Core): void {
  if (!quirks.dmafree) regs.CR |= CR.RD2;
}

/** Reads the frame at BNRY without being told where it is or how long; header and data, not the FCS. */
function sendPacket(core: Core): void {
  const {regs, latches} = core;
  if (latches.sendPacket !== 0 && latches.remote === REMOTE_READ) return;
  if ((regs.DCR & DCR.ARM) === 0 || regs.RBCR >> 8 !== SEND_PACKET_COUNT_HIGH) return;
  const header = regs.BNRY << 8;
  regs.RSAR = header;
  regs.RNPP = readMemory(core, header + 1);
  regs.RBCR = readMemory(core, header + 2) | (readMemory(core, header + 3) << 8);
  closeRemote(core);
  startRemote(core, REMOTE_READ);
  latches.sendPacket = latches.remote === REMOTE_READ ? 1 : 0;
}

/** True when the data port moves bytes in this direction now. */
function isOpen(core: Core, direction: number): boolean {
  const {regs, latches, quirks} = core;
  const isAsked = quirks.dmafree || latches.remote === direction;
  if (latches.ahead !== AHEAD_NOTHING && isAsked) return true;
  if (isAsked && ((quirks.rbcr0 && direction === REMOTE_READ) || regs.RBCR !== 0)) return true;
  core.diagnostics.portWithoutCommand++;
  return false;
}

/** Steps address and count by what was moved, and says RDC at the end of the count. */
function advance(core: Core, step: number): void {
  stepOn(core, step);
  if (core.regs.RBCR === 0) completeRemote(core);
}

/** Steps address and count, and wraps at the ring's end. */
function stepOn(core: Core, step: number): void {
  const {regs, quirks} = core;
  let next = (step === 1 || quirks.wide ? regs.RSAR : regs.RSAR & ~1) + step;
  if (!quirks.rsar17) next &= 0xffff;
  regs.RSAR = next === regs.PSTOP << 8 ? regs.PSTART << 8 : next;
  regs.RBCR = Math.max(0, regs.RBCR - step);
}

function completeRemote(core: Core): void {
  const {regs, latches} = core;
  latches.remote = REMOTE_OFF;
  showComplete(core);
  if (latches.sendPacket !== 0) {
    latches.sendPacket = 0;
    freePages(core, regs.RNPP);
  }
  raise(core, ISR.RDC);
}

/** One cycle of IN on the data port, `size` 1 or 2. With DCR.WTS set a whole word is used up, however narrow the cycle. */
export function readDataPort(core: Core, size: number): number {
  if (!isOpen(core, REMOTE_READ)) return allOnes(size);
  const {regs, latches} = core;
  const isAhead = latches.ahead !== AHEAD_NOTHING;
  if ((regs.DCR & DCR.WTS) !== 0) {
    const value = isAhead ? takeAhead(core) : readWord(core);
    if (!isAhead) advance(core, 2);
    return size === 1 ? value & 0xff : value;
  }
  const low = (isAhead ? takeAhead(core) : readMemory(core, regs.RSAR)) & 0xff;
  if (!isAhead) advance(core, 1);
  return size === 1 || core.quirks.wide ? low : low | (readDataPort(core, 1) << 8);
}

/** The pair at RSAR's even address. */
function readWord({regs, quirks, memory}: Core): number {
  const at = memoryIndex(quirks.memmap, regs.RSAR & ~1);
  return at < 0 ? 0xffff : (memory[at] ?? 0) | ((memory[at + 1] ?? 0) << 8);
}

/** One cycle of OUT on the data port, `size` 1 or 2. */
export function writeDataPort(core: Core, size: number, value: number): void {
  if (!isOpen(core, REMOTE_WRITE)) return;
  const {regs, memory, quirks} = core;
  if ((regs.DCR & DCR.WTS) !== 0) {
    const at = memoryIndex(quirks.memmap, regs.RSAR & ~1);
    if (at >= PROM.end || (at >= 0 && quirks.promw)) {
      memory[at] = value;
      memory[at + 1] = size === 1 ? 0 : value >> 8;
    }
    advance(core, 2);
    return;
  }
  const at = memoryIndex(quirks.memmap, regs.RSAR);
  if (at >= PROM.end || (at >= 0 && quirks.promw)) memory[at] = value;
  advance(core, 1);
  if (size === 2 && !quirks.wide) writeDataPort(core, 1, value >> 8);
}

/** Where a dword of quirk `wide` leads, or -1: at 0x1E it runs over into two hidden bytes, past the end it is refused. */
function dwordIndex(address: number): number {
  const even = address & ~1;
  const isInside = even < PROM.end || (even >= PACKET_MEMORY.start && even + 4 <= WIDE_MEMORY_END);
  return isInside ? even : -1;
}

/** Quirk `wide`: one 32-bit IN moves four bytes whatever DCR.WTS says. */
export function readDataPortDword(core: Core): number {
  if (!core.quirks.dmafree) return (readDataPort(core, 2) | (readDataPort(core, 2) << 16)) >>> 0;
  if (!isOpen(core, REMOTE_READ)) return allOnes(4);
  const at = dwordIndex(core.regs.RSAR);
  let value = at < 0 ? -1 : 0;
  for (let i = 3; i >= 0 && at >= 0; i--) value = (value << 8) | (core.memory[at + i] ?? 0);
  advance(core, 4);
  return value >>> 0;
}

/** Quirk `wide`: one 32-bit OUT moves four bytes whatever DCR.WTS says. */
export function writeDataPortDword(core: Core, value: number): void {
  if (!isOpen(core, REMOTE_WRITE)) return;
  const at = dwordIndex(core.regs.RSAR);
  for (let i = 0; i < 4 && at >= 0; i++) core.memory[at + i] = value >>> (8 * i);
  advance(core, 4);
}
