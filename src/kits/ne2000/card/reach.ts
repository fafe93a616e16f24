// What the card's DMA reaches in its memory, for the lab that compares it with what guests may reach.
import type {AddressWindow} from '../../../base/address-space.ts';
import type {LocalMove} from '../../contract/device-card.ts';
import {PACKET_MEMORY, PROM} from '../sheet/board.ts';
import {FCS_BYTES, PAGE_BYTES} from '../sheet/dp8390.ts';
import type {Core} from './core.ts';
import {WIDE_MEMORY_END} from './memory-map.ts';
import {currentTransmission} from './truth.ts';

/** A remote DMA that arrives at PSTOP goes on at PSTART. [DP8390D, Remote DMA] */
export function remoteTurn({regs}: Core): {readonly start: number; readonly end: number} {
  return {start: regs.PSTART * PAGE_BYTES, end: regs.PSTOP * PAGE_BYTES};
}

/** The frame that leaves now. Quirk `txnow` sends inside the command, when the registers still tell; else they may be written anew. */
export function sentFrom(core: Core): Pick<LocalMove, 'address' | 'length'> {
  return currentTransmission(core) ?? {address: core.regs.TPSR * PAGE_BYTES, length: core.regs.TBCR};
}

/** Bytes of the frame being sent that have left at cycle `now`; its check sequence comes last. */
export function bytesSent(core: Core, now: number): number {
  const sending = currentTransmission(core);
  if (sending === null) return 0;
  const left = Math.ceil((sending.until - now) / core.config.cyclesPerByte) - FCS_BYTES;
  return Math.max(0, Math.min(sending.length, sending.length - left));
}

/**
 * True where a transfer moves something that is somebody's. On a plain board everything is an alias: of packet memory, or of the
 * PROM, which all may read and nobody can write; a write that names the PROM itself is told all the same.
 */
export function isGuarded({quirks}: Core, address: number, isWrite: boolean): boolean {
  if (address < PROM.end && !isWrite) return false;
  if (quirks.memmap) return address < PROM.end || (address >= PACKET_MEMORY.start && address < WIDE_MEMORY_END);
  return (address & 0x7fff) >= PACKET_MEMORY.start || (isWrite && address < PROM.end);
}

/** A plain board's upper 32 KiB repeat the lower; QEMU's card sends from behind its memory as if it did (quirk `txrange`). */
export function sharedAddress({quirks}: Core, address: number, isLocal: boolean): number {
  const at = !quirks.memmap || (isLocal && address >= WIDE_MEMORY_END) ? address & 0x7fff : address;
  return at >= PACKET_MEMORY.start && at < PACKET_MEMORY.end ? at : -1;
}

/** True where CURR is in the ring and the ring in the window. */
export function receivesWithin({regs}: Core, {start, end}: AddressWindow): boolean {
  const isSound = regs.PSTART <= regs.CURR && regs.CURR < regs.PSTOP;
  return isSound && regs.PSTART * PAGE_BYTES >= start && regs.PSTOP * PAGE_BYTES <= end;
}
