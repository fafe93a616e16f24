// The VMM's own remote DMA, by real port accesses on a started card with no remote command open.
import {CR, DCR} from '../../../datasheets/dp8390.ts';
import {DATA_PORT} from '../../../datasheets/ne2000.ts';
import type {CardPort} from '../device-model.ts';
import type {Ne2kContext} from './context.ts';

/** CR while the VMM works: started, no remote DMA. */
export const STARTED = CR.RD2 | CR.STA;
const READ = CR.RD0 | CR.STA;
const WRITE = CR.RD1 | CR.STA;

function program(card: CardPort, address: number, length: number, command: number): void {
  card.write(8, 1, address & 0xff);
  card.write(9, 1, address >>> 8);
  card.write(10, 1, length & 0xff);
  card.write(11, 1, length >>> 8);
  card.write(0, 1, command);
}

/** Bytes an access moves in the owner's DCR.WTS. */
const accessWidth = (owner: Ne2kContext): 1 | 2 => ((owner.page0[14] ?? 0) & DCR.WTS ? 2 : 1);

/** Reads card memory in the owner's width; an odd length is rounded up. */
export function remoteRead(context: Ne2kContext, card: CardPort, address: number, length: number): Uint8Array {
  const even = (length + 1) & ~1;
  const width = accessWidth(context);
  const bytes = new Uint8Array(even);
  program(card, address, even, READ);
  for (let at = 0; at < even; at += width) {
    const value = card.read(DATA_PORT, width);
    bytes[at] = value & 0xff;
    if (width === 2) bytes[at + 1] = value >>> 8;
  }
  card.write(0, 1, STARTED);
  return bytes.subarray(0, length);
}

/** Writes card memory in the owner's width; an odd length is rounded up. */
export function remoteWrite(context: Ne2kContext, card: CardPort, address: number, bytes: Uint8Array): void {
  const even = (bytes.length + 1) & ~1;
  const width = accessWidth(context);
  program(card, address, even, WRITE);
  for (let at = 0; at < even; at += width) {
    card.write(DATA_PORT, width, (bytes[at] ?? 0) | (width === 2 ? (bytes[at + 1] ?? 0) << 8 : 0));
  }
  card.write(0, 1, STARTED);
}
