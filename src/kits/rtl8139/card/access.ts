// Accesses of any width at any offset. On the chip they reach registers in whole or in part; under quirk `widths`, QEMU's card, each
// register answers at its own width alone, and what lies across boundaries is cut into aligned pieces. [RTL8139C, Register Descriptions]
// Only known, and measured by nobody: what the chip makes of a part of a register. Here the other part is as it was.
import {allOnes} from '../../../base/bits.ts';
import {PORT, REGISTER_BYTES, REGISTERS} from '../sheet/registers.ts';
import type {Core} from './core.ts';
import {readByte, readLong, readWord} from './register-read.ts';
import {writeByte, writeLong, writeWord} from './register-write.ts';

/** By offset: how many bytes the register has that lies there, and where it begins; gaps are bytes of their own. */
const WIDTH = new Uint8Array(REGISTER_BYTES).fill(1);
const START = Uint8Array.from({length: REGISTER_BYTES}, (_, offset) => offset);
for (const {offset, bytes = 1} of REGISTERS) {
  WIDTH.fill(bytes, offset, offset + bytes);
  START.fill(offset, offset, offset + bytes);
}

/** IN of `size` bytes. */
export function readAny(core: Core, offset: number, size: number): number {
  if (offset + size > REGISTER_BYTES) return allOnes(size);
  if (core.quirks.widths)
    return (offset & (size - 1)) === 0 ? readAs(core, offset, size) : readPieces(core, offset, size);
  if (WIDTH[offset] === size && START[offset] === offset) return readAs(core, offset, size);
  let value = 0;
  for (let i = size - 1; i >= 0; i--) value = value * 256 + readPart(core, offset + i);
  return value;
}

/** OUT of `size` bytes. */
export function writeAny(core: Core, offset: number, size: number, value: number): void {
  if (offset + size > REGISTER_BYTES) return;
  if (core.quirks.widths) {
    if ((offset & (size - 1)) === 0) writeAs(core, offset, size, value);
    else writePieces(core, offset, size, value);
  } else if (WIDTH[offset] === size && START[offset] === offset) writeAs(core, offset, size, value);
  else writeParts(core, offset, size, value);
}

function readAs(core: Core, offset: number, size: number): number {
  if (size === 1) return readByte(core, offset);
  return size === 2 ? readWord(core, offset) : readLong(core, offset);
}

function writeAs(core: Core, offset: number, size: number, value: number): void {
  if (size === 1) writeByte(core, offset, value & 0xff);
  else if (size === 2) writeWord(core, offset, value & 0xffff);
  else writeLong(core, offset, value >>> 0);
}

/** The largest piece that is aligned at `offset` and no longer than what is left. */
function pieceAt(offset: number, left: number): number {
  return (offset & 1) !== 0 || left < 2 ? 1 : 2;
}

function readPieces(core: Core, offset: number, size: number): number {
  let value = 0;
  for (let done = 0; done < size; ) {
    const piece = pieceAt(offset + done, size - done);
    value += readAs(core, offset + done, piece) * 2 ** (8 * done);
    done += piece;
  }
  return value;
}

function writePieces(core: Core, offset: number, size: number, value: number): void {
  for (let done = 0; done < size; ) {
    const piece = pieceAt(offset + done, size - done);
    writeAs(core, offset + done, piece, value >>> (8 * done));
    done += piece;
  }
}

/** The byte that stands at an offset. */
function readPart(core: Core, offset: number): number {
  const start = START[offset] ?? offset;
  return (readAs(core, start, WIDTH[offset] ?? 1) >>> (8 * (offset - start))) & 0xff;
}

/** Registers one after another, each with those of its bytes that are written. */
function writeParts(core: Core, offset: number, size: number, value: number): void {
  for (let done = 0; done < size; ) {
    const start = START[offset + done] ?? 0;
    const width = WIDTH[offset + done] ?? 1;
    const first = offset + done - start;
    const bytes = Math.min(width - first, size - done);
    const mask = (ones(bytes) << (8 * first)) >>> 0;
    const written = (((value >>> (8 * done)) << (8 * first)) & mask) >>> 0;
    // Acknowledging what was not written would lose it.
    const kept = bytes === width || start === PORT.ISR.offset ? 0 : readAs(core, start, width) & ~mask;
    writeAs(core, start, width, (kept | written) >>> 0);
    done += bytes;
  }
}

/** Ones in so many bytes. */
function ones(bytes: number): number {
  return bytes >= 4 ? -1 : (1 << (8 * bytes)) - 1;
}
