// Which frames are for this station: IDR, broadcast, the 64 multicast bits, and RCR's say. [RTL8139C, RCR, MAR]
import {RCR, RECEIVED} from '../sheet/registers.ts';
import type {Core} from './core.ts';
import {multicastIndex} from './crc32.ts';

/** A frame that is not for this station. */
export const REFUSED = -1;

/**
 * The status bit of a frame that is taken: RECEIVED.PAM, BAR or MAR, or 0; or REFUSED. Frames taken by their address are counted by
 * kind, refused ones as errors. Quirk `aaphdr`: where all are taken, nobody looks at the address.
 */
export function filterFrame(core: Core, frame: Uint8Array): number {
  const {regs, tally, quirks} = core;
  const takesAll = (regs.RCR & RCR.AAP) !== 0;
  if (takesAll && quirks.aaphdr) return 0;
  if (isBroadcast(frame)) {
    if (!takesAll && (regs.RCR & RCR.AB) === 0) return refuse(core);
    tally.RxOkBrd++;
    return RECEIVED.BAR;
  }
  if (((frame[0] ?? 0) & 1) !== 0) {
    if (!takesAll && ((regs.RCR & RCR.AM) === 0 || !hasMulticastBit(core, frame))) return refuse(core);
    tally.RxOkMul++;
    return RECEIVED.MAR;
  }
  if (!isStation(core, frame)) return takesAll ? 0 : refuse(core);
  if (!takesAll && (regs.RCR & RCR.APM) === 0) return refuse(core);
  tally.RxOkPhy++;
  return RECEIVED.PAM;
}

function refuse({tally}: Core): number {
  tally.RxERR++;
  return REFUSED;
}

function isBroadcast(frame: Uint8Array): boolean {
  for (let i = 0; i < 6; i++) if (frame[i] !== 0xff) return false;
  return true;
}

function isStation({idr}: Core, frame: Uint8Array): boolean {
  for (let i = 0; i < 6; i++) if (frame[i] !== idr[i]) return false;
  return true;
}

function hasMulticastBit({mar}: Core, frame: Uint8Array): boolean {
  const index = multicastIndex(frame);
  return (((mar[index >> 3] ?? 0) >> (index & 7)) & 1) !== 0;
}
