// Descriptors of C+ mode as drivers lay them out: 16 bytes each, flags and length, tag, buffer address in two halves. [RTL8139C+, C+ mode descriptors]
import {putLittleEndian} from '../../../base/bits.ts';

export const DESCRIPTOR_BYTES = 16;
/** Bits of a descriptor's first word. */
export const OWN = 0x8000_0000;
export const EOR = 0x4000_0000;
export const FS = 0x2000_0000;
export const LS = 0x1000_0000;

/** A buffer as a descriptor has it; a whole frame where it does not say which piece. */
export interface Piece {
  readonly buffer: number;
  readonly length: number;
  readonly flags?: number;
}

/** One descriptor: its first word, and where its buffer lies. */
export function descriptor(command: number, buffer: number): Uint8Array {
  const bytes = new Uint8Array(DESCRIPTOR_BYTES);
  putLittleEndian(bytes, 0, 4, command);
  putLittleEndian(bytes, 8, 4, buffer);
  return bytes;
}

/** A ring that the card may have, with its end. */
export function ownedRing(pieces: readonly Piece[]): Uint8Array {
  return Uint8Array.from(
    pieces.flatMap(({buffer, length, flags = FS | LS}, i) => [
      ...descriptor((OWN | (i === pieces.length - 1 ? EOR : 0) | flags | length) >>> 0, buffer),
    ]),
  );
}
