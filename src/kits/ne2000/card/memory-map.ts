// Card addresses to memory: station PROM and packet memory as remote and local DMA see them. [AN897, 1.3, 2.1]
// Not modelled: the 8 KiB map of an 8-bit slot; a 16-bit slot switched to byte mode keeps its 16 KiB.
import {PACKET_MEMORY, PROM} from '../sheet/board.ts';
import type {Core} from './core.ts';

/** End of packet memory under quirk `memmap`: 32 KiB from 0x4000. */
export const WIDE_MEMORY_END = 0xc000;
/** The byte that tells a 16-bit slot: `W`. */
const SLOT_16_BIT = 0x57;

/** The PROM's 32 bytes: each of the 16 stored ones twice, address first, `W` last. [AN897, 2.1.2] */
export function powerOnProm(mac: Uint8Array): Uint8Array {
  const prom = new Uint8Array(PROM.end);
  for (let i = 0; i < 16; i++) prom.fill(i < 6 ? (mac[i] ?? 0) : i < 14 ? 0 : SLOT_16_BIT, 2 * i, 2 * i + 2);
  return prom;
}

/** Quirk `prom2`: a later reset lays the address and `W` over the doubled bytes and doubles what is there. */
export function doublePromAgain(memory: Uint8Array, mac: Uint8Array): void {
  const undoubled = memory.slice(0, 16);
  undoubled.set(mac.subarray(0, 6));
  undoubled.fill(SLOT_16_BIT, 14, 16);
  for (let i = 0; i < 16; i++) memory.fill(undoubled[i] ?? 0, 2 * i, 2 * i + 2);
}

/**
 * Where a card address leads in `memory`, or -1 for nothing there. On the board the PROM repeats up to 0x3FFF and the
 * upper 32 KiB repeat the lower; an even address and the one after it always lie side by side.
 */
export function memoryIndex(memmap: boolean, address: number): number {
  if (memmap) {
    return address < WIDE_MEMORY_END && (address >= PACKET_MEMORY.start || address < PROM.end) ? address : -1;
  }
  const folded = address & 0x7fff;
  return folded >= PACKET_MEMORY.start ? folded : folded & (PROM.end - 1);
}

/** The byte at a card address, all ones where there is nothing. */
export function readMemory(core: Core, address: number): number {
  const at = memoryIndex(core.quirks.memmap, address);
  return at < 0 ? 0xff : (core.memory[at] ?? 0xff);
}
