// What the card really does, for the lab: no guest and no VMM can see it.
import type {LocalMove} from '../../contract/device-card.ts';
import {REMOTE} from '../sheet/command-words.ts';
import type {Core} from './core.ts';
import {readMemory} from './memory-map.ts';
import {AHEAD_NOTHING, REMOTE_OFF, REMOTE_READ, TX_SENDING} from './registers.ts';
import {framesInRing} from './ring-chain.ts';

/**
 * Where the next transfer through the port comes from or goes: what a read has fetched already has not passed the port yet. Past
 * 0xFFFF, where nothing is, under quirk `rsar17`.
 */
export function remoteAddress({regs, latches}: Core): number {
  return latches.ahead !== AHEAD_NOTHING ? latches.aheadFrom : regs.RSAR;
}

/** Bytes of the count that have not passed the port. */
export function remoteLeft({regs, latches}: Core): number {
  return latches.ahead !== AHEAD_NOTHING ? regs.RBCR + latches.aheadBytes : regs.RBCR;
}

/**
 * The direction of a live remote command with bytes left, else null. Under quirk `dmafree` the port asks nobody: there a
 * command counts as live while CR's RD bits say read or write and RBCR is not used up.
 */
export function liveRemote(core: Core): 'read' | 'write' | null {
  const {regs, latches} = core;
  if (latches.ahead !== AHEAD_NOTHING) return 'read';
  if (regs.RBCR === 0) return null;
  if (!core.quirks.dmafree) {
    return latches.remote === REMOTE_OFF ? null : latches.remote === REMOTE_READ ? 'read' : 'write';
  }
  const command = regs.CR & REMOTE.BITS;
  return command === REMOTE.READ ? 'read' : command === REMOTE.WRITE ? 'write' : null;
}

/** The frame being sent, one that waits for the wire included; null when there is none. Until its last bit has left. */
export function currentTransmission({latches}: Core): LocalMove | null {
  if (latches.tx === 0) return null;
  return {address: latches.txAddress, length: latches.txLength, until: latches.txUntil};
}

/** True while a frame is on the wire itself: a frame that waits for it is not. */
export function isOnWire({latches}: Core): boolean {
  return latches.tx === TX_SENDING;
}

/** Frames that wait in the ring the card fills; see `framesInRing`. */
export function undrainedFrames(core: Core): number {
  return framesInRing(core.regs, core.latches.full !== 0, (address) => readMemory(core, address));
}
