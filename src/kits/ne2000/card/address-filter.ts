// Which frames are for this station: PAR, broadcast, the 64 multicast bits, and RCR's say. [DP8390D, RCR, PAR, MAR]
import {RCR} from '../sheet/dp8390.ts';
import type {Core} from './core.ts';
import {multicastIndex} from './crc32.ts';
import type {Registers} from './registers.ts';

/** True when the frame's destination passes the filter. RCR.PRO takes every physical address, and only those. */
export function passesFilter(core: Core, frame: Uint8Array): boolean {
  const {regs, quirks} = core;
  if (quirks.promisc && (regs.RCR & RCR.PRO) !== 0) return true;
  if (!isGroup(frame)) return (regs.RCR & RCR.PRO) !== 0 || isStation(core, frame);
  if (isBroadcast(frame)) {
    if ((regs.RCR & RCR.AB) !== 0) return true;
    if (quirks.bcast) return false;
  }
  return (regs.RCR & RCR.AM) !== 0 && hasMulticastBit(regs, multicastIndex(frame));
}

/** True for multicast and broadcast destinations: the address's first bit on the wire is 1. */
export function isGroup(frame: Uint8Array): boolean {
  return ((frame[0] ?? 0) & 1) !== 0;
}

function isBroadcast(frame: Uint8Array): boolean {
  for (let i = 0; i < 6; i++) if (frame[i] !== 0xff) return false;
  return true;
}

function isStation(core: Core, frame: Uint8Array): boolean {
  const {regs, memory} = core;
  if (core.quirks.filterprom) {
    for (let i = 0; i < 6; i++) if (frame[i] !== memory[2 * i]) return false;
    return true;
  }
  return (
    frame[0] === regs.PAR0 &&
    frame[1] === regs.PAR1 &&
    frame[2] === regs.PAR2 &&
    frame[3] === regs.PAR3 &&
    frame[4] === regs.PAR4 &&
    frame[5] === regs.PAR5
  );
}

/** True when filter bit `index` (0 to 63) of MAR0 to MAR7 is set. */
function hasMulticastBit(regs: Registers, index: number): boolean {
  const byte = multicastByte(regs, index >> 3);
  return ((byte >> (index & 7)) & 1) !== 0;
}

function multicastByte(regs: Registers, at: number): number {
  if (at < 4) return at < 2 ? (at === 0 ? regs.MAR0 : regs.MAR1) : at === 2 ? regs.MAR2 : regs.MAR3;
  return at < 6 ? (at === 4 ? regs.MAR4 : regs.MAR5) : at === 6 ? regs.MAR6 : regs.MAR7;
}
