// What the card really does, for the lab: no guest and no VMM can see it.
import {CR, RSR} from '../../../datasheets/dp8390.ts';
import type {Core} from './core.ts';
import {readMemory} from './memory-map.ts';
import {REMOTE_OFF, REMOTE_READ, TX_SENDING} from './registers.ts';

/** A frame on its way: card address, bytes, and the cycle its last bit leaves. */
export interface Transmission {
  readonly address: number;
  readonly length: number;
  readonly until: number;
}

/**
 * The direction of a live remote command with bytes left, else null. Under quirk `dmafree` the port asks nobody: there a
 * command counts as live while CR's RD bits say read or write and RBCR is not used up.
 */
export function liveRemote(core: Core): 'read' | 'write' | null {
  const {regs, latches} = core;
  if (regs.RBCR === 0) return null;
  if (!core.quirks.dmafree) {
    return latches.remote === REMOTE_OFF ? null : latches.remote === REMOTE_READ ? 'read' : 'write';
  }
  const command = regs.CR & (CR.RD2 | CR.RD1 | CR.RD0);
  return command === CR.RD0 ? 'read' : command === CR.RD1 ? 'write' : null;
}

/** The frame being sent, one that waits for the wire included; null when there is none. */
export function currentTransmission({latches}: Core): Transmission | null {
  if (latches.tx === 0) return null;
  return {address: latches.txAddress, length: latches.txLength, until: latches.txUntil};
}

/** True while a frame is on the wire itself: a frame that waits for it is not. */
export function isOnWire({latches}: Core): boolean {
  return latches.tx === TX_SENDING;
}

/**
 * Frames stored and not yet given back by BNRY: the chain of headers from the page after BNRY to CURR. A driver that
 * keeps BNRY at the next frame instead of one page behind it is recognised by its chain. Zero when no chain reaches CURR.
 */
export function undrainedFrames(core: Core): number {
  const {regs, latches} = core;
  const {PSTART, PSTOP, BNRY, CURR} = regs;
  if (PSTOP <= PSTART) return 0;
  if (BNRY === CURR) return latches.full !== 0 ? Math.max(0, chainLength(core, BNRY, 1)) : 0;
  const behind = BNRY + 1 === PSTOP ? PSTART : BNRY + 1;
  const fromNext = chainLength(core, behind, 0);
  return fromNext >= 0 ? fromNext : Math.max(0, chainLength(core, BNRY, 0));
}

/** Headers from `page` on until one leads to CURR, at least `least` of them; -1 when the chain breaks. */
function chainLength(core: Core, page: number, least: number): number {
  const {PSTART, PSTOP, CURR} = core.regs;
  const limit = PSTOP - PSTART;
  let at = page;
  for (let frames = 0; frames <= limit; frames++) {
    if (at === CURR && frames >= least) return frames;
    if (at < PSTART || at >= PSTOP) return -1;
    if ((readMemory(core, at << 8) & RSR.PRX) === 0) return -1;
    at = readMemory(core, (at << 8) + 1);
  }
  return -1;
}
