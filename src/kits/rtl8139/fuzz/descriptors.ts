// Descriptors of C+ rings as drivers lay them out, and as nobody would, written into memory from a seed.
import {nextBelow, nextWord, type RandomState} from '../../../base/random.ts';

const OWN = 0x8000_0000;
const EOR = 0x4000_0000;
const FS = 0x2000_0000;
const LS = 0x1000_0000;
const LGSEN = 1 << 27;
const SEGMENT_SHIFT = 16;
const CHECKSUMS = 7 << 16;
const TAGC = 1 << 17;
const BYTES = 16;
/** Descriptors that are laid out. */
const RING = 8;
const BUFFER_BYTES = 0x600;

/** Lays out a ring to send from, its buffers at `from`: whole frames mostly, some of TCP over IP, some to be cut up. */
export function layTransmitRing(memory: Uint8Array, at: number, from: number, random: RandomState): void {
  for (let i = 0; i < RING; i++) {
    const word = nextWord(random);
    const length = (word & 7) === 0 ? nextBelow(random, 0x4000) : 60 + ((word >>> 3) & 0x3ff);
    const parts = (word & 0x3000_0000) === 0 ? (word & 0x0c00_0000) << 2 : FS | LS;
    const offload = (word & 0xc000_0000) === 0 ? LGSEN | ((64 + (word & 0xff)) << SEGMENT_SHIFT) : word & CHECKSUMS;
    const own = (word & 0x70_0000) === 0 ? 0 : OWN;
    const end = i === RING - 1 && (word & 0x80_0000) !== 0 ? EOR : 0;
    const buffer = from + i * BUFFER_BYTES;
    if ((word & 0x100_0000) !== 0) layPacket(memory, buffer, length, word);
    put(memory, at + BYTES * i, [
      (own | end | parts | offload | length) >>> 0,
      (word & TAGC) | (word & 0xffff),
      buffer,
      0,
    ]);
  }
}

/** Lays out a ring to receive into, its buffers at `into`. */
export function layReceiveRing(memory: Uint8Array, at: number, into: number, random: RandomState): void {
  for (let i = 0; i < RING; i++) {
    const word = nextWord(random);
    const own = (word & 7) === 0 ? 0 : OWN;
    const end = i === RING - 1 && (word & 8) !== 0 ? EOR : 0;
    const length = (word & 0x70) === 0 ? (word >>> 8) & 0x1fff : BUFFER_BYTES;
    put(memory, at + BYTES * i, [
      (own | end | length) >>> 0,
      word,
      into + i * BUFFER_BYTES,
      (word & 0x3f80) === 0 ? 1 : 0,
    ]);
  }
}

/** An IPv4 packet of TCP or UDP whose lengths fit, or not quite. */
function layPacket(memory: Uint8Array, at: number, length: number, word: number): void {
  const total = Math.max(0, length - 14 - ((word & 0x60) === 0 ? word & 31 : 0));
  memory.set([0x08, 0x00, 0x45, 0, total >> 8, total], at + 12);
  memory[at + 14 + 9] = (word & 0x80) === 0 ? 17 : 6;
  memory[at + 14 + 20 + 12] = (word & 0x700) === 0 ? 0xf0 : 0x50;
}

function put(memory: Uint8Array, at: number, dwords: readonly number[]): void {
  dwords.forEach((dword, i) => {
    memory.set([dword, dword >>> 8, dword >>> 16, dword >>> 24], at + 4 * i);
  });
}
