// One page of packet memory as 16 rows of 16 bytes and their characters.

import {PACKET_MEMORY} from '../../kits/ne2000/sheet/board.ts';
import {PAGE_BYTES} from '../../kits/ne2000/sheet/dp8390.ts';

const ROW = 16;

/** Sixteen bytes. */
export interface HexRow {
  readonly address: number;
  readonly bytes: readonly number[];
  /** Printable ASCII as itself, everything else as a dot. */
  readonly text: string;
}

/** The rows of a page; `memory` is packet memory from its first byte. */
export function hexRows(memory: Uint8Array, page: number): HexRow[] {
  const start = page * PAGE_BYTES;
  return Array.from({length: PAGE_BYTES / ROW}, (_, n) => {
    const address = start + n * ROW;
    const from = address - PACKET_MEMORY.start;
    const bytes = [...memory.subarray(from, from + ROW)];
    return {
      address,
      bytes,
      text: bytes.map((byte) => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '·')).join(''),
    };
  });
}
