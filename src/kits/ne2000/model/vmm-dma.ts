// The VMM's own remote DMA, by real port accesses on a started card with no remote command open.

import type {CardPort} from '../../../sim/models/device-model.ts';
import {PORT} from '../sheet/board.ts';
import {COMMAND} from '../sheet/command-words.ts';
import {DCR, RBCR, RSAR} from '../sheet/dp8390.ts';
import {write, writeWord} from './card-access.ts';
import type {Ne2kContext} from './context.ts';

function setUp(card: CardPort, address: number, length: number, command: number): void {
  writeWord(card, RSAR, address);
  writeWord(card, RBCR, length);
  write(card, PORT.CR, command);
}

/** Bytes an access moves in the owner's DCR.WTS. */
const accessWidth = (owner: Ne2kContext): 1 | 2 => (owner.shadow.DCR & DCR.WTS ? 2 : 1);

/** Reads card memory in the owner's width; an odd length is rounded up. */
export function remoteRead(context: Ne2kContext, card: CardPort, address: number, length: number): Uint8Array {
  const even = (length + 1) & ~1;
  const width = accessWidth(context);
  const bytes = new Uint8Array(even);
  setUp(card, address, even, COMMAND.READ);
  for (let at = 0; at < even; at += width) {
    const value = card.read(PORT.DATA.offset, width);
    bytes[at] = value & 0xff;
    if (width === 2) bytes[at + 1] = value >>> 8;
  }
  write(card, PORT.CR, COMMAND.START);
  return bytes.subarray(0, length);
}

/** Writes card memory in the owner's width; an odd length is rounded up. */
export function remoteWrite(context: Ne2kContext, card: CardPort, address: number, bytes: Uint8Array): void {
  const even = (bytes.length + 1) & ~1;
  const width = accessWidth(context);
  setUp(card, address, even, COMMAND.WRITE);
  for (let at = 0; at < even; at += width) {
    card.write(PORT.DATA.offset, width, (bytes[at] ?? 0) | (width === 2 ? (bytes[at + 1] ?? 0) << 8 : 0));
  }
  write(card, PORT.CR, COMMAND.START);
}
