// One page of the device's memory as rows of 16 bytes and their characters.
import {mapShape} from './memory-map.ts';

const ROW = 16;

/** Sixteen bytes. */
export interface HexRow {
  readonly address: number;
  readonly bytes: readonly number[];
  /** Printable ASCII as itself, everything else as a dot. */
  readonly text: string;
}

/** The rows of a page; `memory` is all of it from its first byte. */
export function hexRows(memory: Uint8Array, page: number): HexRow[] {
  const {space, pageBytes} = mapShape();
  const start = page * pageBytes;
  return Array.from({length: pageBytes / ROW}, (_, n) => {
    const address = start + n * ROW;
    const from = address - space.start;
    const bytes = [...memory.subarray(from, from + ROW)];
    return {
      address,
      bytes,
      text: bytes.map((byte) => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '·')).join(''),
    };
  });
}
