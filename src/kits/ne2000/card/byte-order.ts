// Which byte of a word local DMA means: DCR.WTS and DCR.BOS. [DP8390D, DCR.BOS]
// Not modelled: the order of a stored frame's count under BOS, where the data sheet contradicts itself; it stays low first.
import {DCR} from '../sheet/dp8390.ts';
import type {Core} from './core.ts';

/** True where local DMA swaps the two bytes of each word: word mode with BOS set. Remote DMA passes words on as they lie. */
export function swapsBytes({regs, quirks}: Core): boolean {
  return (regs.DCR & (DCR.WTS | DCR.BOS)) === (DCR.WTS | DCR.BOS) && !quirks.wide;
}

/** The bytes that loopback sees of a frame, which it moves a byte at a time: in word mode the second of each word as sent, which lies in memory's odd bytes, with BOS in the even ones. */
export function loopbackLane({regs}: Core, bytes: Uint8Array): Uint8Array {
  if ((regs.DCR & DCR.WTS) === 0) return bytes;
  return Uint8Array.from({length: bytes.length >> 1}, (_, i) => bytes[2 * i + 1] ?? 0);
}
