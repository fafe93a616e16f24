// Card addresses where a transfer moves nothing that is anybody's: drivers reach there to find out what board they have. Told
// from the board's manual, not from the card of ours; an address that leads to packet memory again is not among them.

import type {AddressWindow} from '../../../base/address-space.ts';
import {PACKET_MEMORY, PROM} from '../sheet/board.ts';
import type {Ne2kVariant} from './variant.ts';

/** End of QEMU's packet memory: 32 KiB (quirk `memmap`). */
const QEMU_MEMORY_END = 0xc000;
/** QEMU's card counts on past 0xFFFF, and nothing is there either (quirk `rsar17`): from the last address, the largest count. */
const QEMU_LAST_END = 0x2_0000;
/** The upper 32 KiB of a board's map are the lower once more. [AN897, 2.1] */
const UPPER_HALF = 0x8000;

/** A plain board has its PROM here again, which nobody can write: below packet memory, and in the map's upper half. */
const BOARD: readonly AddressWindow[] = [
  {start: PROM.end, end: PACKET_MEMORY.start},
  {start: UPPER_HALF, end: UPPER_HALF + PACKET_MEMORY.start},
];
/** QEMU's card has nothing at all between the PROM and packet memory, and behind it. */
const QEMU: readonly AddressWindow[] = [
  {start: PROM.end, end: PACKET_MEMORY.start},
  {start: QEMU_MEMORY_END, end: QEMU_LAST_END},
];

/** True where every byte of [start, end) is nobody's. Reads may come from the PROM, which is everybody's. */
export function isNobodys(start: number, end: number, isRead: boolean, {hasChip}: Ne2kVariant): boolean {
  if (isRead && end <= PACKET_MEMORY.start) return true;
  return (hasChip ? BOARD : QEMU).some((range) => start >= range.start && end <= range.end);
}
