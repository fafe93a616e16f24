// Frames that wait in a receive ring, told by the chain of their headers; nothing is moved.
import {RSR} from '../sheet/dp8390.ts';

/** A ring by its page numbers: [PSTART, PSTOP), taken out up to BNRY, filled up to CURR. */
export interface Ring {
  readonly PSTART: number;
  readonly PSTOP: number;
  readonly BNRY: number;
  readonly CURR: number;
}

/**
 * Frames stored and not yet given back by BNRY: the chain of headers from the page after BNRY to CURR. A driver that
 * keeps BNRY at the next frame instead of one page behind it is recognised by its chain. Zero when no chain reaches CURR.
 * `read` gives the byte at a card address; `isFull`: BNRY = CURR means full, not empty.
 */
export function framesInRing(ring: Ring, isFull: boolean, read: (address: number) => number): number {
  const {PSTART, PSTOP, BNRY, CURR} = ring;
  if (PSTOP <= PSTART) return 0;
  if (BNRY === CURR) return isFull ? Math.max(0, chainLength(ring, BNRY, 1, read)) : 0;
  const behind = BNRY + 1 === PSTOP ? PSTART : BNRY + 1;
  const fromNext = chainLength(ring, behind, 0, read);
  return fromNext >= 0 ? fromNext : Math.max(0, chainLength(ring, BNRY, 0, read));
}

/** Headers from `page` on until one leads to CURR, at least `least` of them; -1 when the chain breaks. */
function chainLength(
  {PSTART, PSTOP, CURR}: Ring,
  page: number,
  least: number,
  read: (address: number) => number,
): number {
  const limit = PSTOP - PSTART;
  let at = page;
  for (let frames = 0; frames <= limit; frames++) {
    if (at === CURR && frames >= least) return frames;
    if (at < PSTART || at >= PSTOP) return -1;
    if ((read(at << 8) & RSR.PRX) === 0) return -1;
    at = read((at << 8) + 1);
  }
  return -1;
}
