// Loopback: a frame through the chip's own receiver, which leaves its tail and count in the FIFO and stores nothing.
// In word mode one byte of each word takes part. [DP8390D, Loopback Diagnostics; AN937]
import {DCR, FCS_BYTES, ISR, RSR, TCR} from '../sheet/dp8390.ts';
import {isGroup, passesFilter} from './address-filter.ts';
import {loopbackLane} from './byte-order.ts';
import type {Core} from './core.ts';
import {endsWithFcs, frameCheckSequence} from './crc32.ts';

/** TCR.LB: 0 is the wire, 1 the chip, 2 the encoder, 3 the cable. Quirk `noloop`: always the wire. */
export function loopbackMode(core: Core): number {
  return core.quirks.noloop ? 0 : (core.regs.TCR & (TCR.LB0 | TCR.LB1)) >> 1;
}

/** Runs the frame through the receiver and gives the ISR bits that follow; without DCR.LS = 0 nothing is looked at. */
export function loopBack(core: Core, sent: Uint8Array): number {
  const {regs, latches, fifo} = core;
  if ((regs.DCR & DCR.LS) !== 0) return 0;
  const bytes = loopbackLane(core, sent);
  const isGenerated = (regs.TCR & TCR.CRC) === 0;
  const fcs = frameCheckSequence(bytes, bytes.length);
  const count = bytes.length + (isGenerated ? FCS_BYTES : 0);
  for (let i = Math.max(0, count - fifo.length); i < count; i++) {
    fifo[i & 7] = i < bytes.length ? (bytes[i] ?? 0) : fcs >>> (8 * (i - bytes.length));
  }
  fifo[count & 7] = count & 0xff;
  fifo[(count + 1) & 7] = count >> 8;
  fifo[(count + 2) & 7] = count >> 8;
  latches.fifoAt = 0;
  // The one CRC unit either makes an FCS or checks one: what it made itself always reads as wrong.
  const isMatch = passesFilter(core, bytes);
  const isWrong = isMatch && (isGenerated || !endsWithFcs(bytes));
  regs.RSR = (isWrong ? RSR.CRC : RSR.PRX) | (isMatch && isGroup(bytes) ? RSR.PHY : 0);
  return isWrong ? ISR.RXE : 0;
}

/** The FIFO port: valid in loopback only; elsewhere a real PC would hang. */
export function readFifo(core: Core): number {
  if (loopbackMode(core) === 0) {
    core.diagnostics.fifoOutsideLoopback++;
    return 0xff;
  }
  const value = core.fifo[core.latches.fifoAt] ?? 0;
  core.latches.fifoAt = (core.latches.fifoAt + 1) & 7;
  return value;
}

/** The FIFO's next byte, for the screen: nothing advances. */
export function readFifoQuietly(core: Core): number {
  return core.fifo[core.latches.fifoAt] ?? 0;
}
