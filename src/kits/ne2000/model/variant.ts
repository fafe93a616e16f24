// What the model has to know of the board it models, beside the data sheet.

import {isAmong} from '../../../base/bits.ts';
import type {Port} from '../../../base/port.ts';
import {PORT} from '../sheet/board.ts';
import {portBits, RBCR, RSAR, TBCR} from '../sheet/dp8390.ts';

/** What says which bytes a remote DMA moves, a bit for each offset of page 0. */
export const REMOTE_RANGE = portBits(...RSAR, ...RBCR);
/** `rangeHooks` where TPSR, all of RSAR and RBCR, and CR are hooked. */
export const WHOLE_RANGE = REMOTE_RANGE | portBits(PORT.TPSR);

/** Facts about the card and the hook set that the model's rules depend on. */
export interface Ne2kVariant {
  /**
   * A board with the chip itself: the reset port puts CR back to page 0, a stopped chip moves nothing, STA is a latch, a remote
   * read is fetched ahead and CR.RD2 shows its end, the data port answers at 10 to 17. QEMU's card does none of it (quirks `rstport`, `dmafree`, `stp`, `dport`).
   */
  readonly hasChip: boolean;
  /** A 32-bit data port access moves four bytes whatever DCR says (quirk `wide`), else as words. */
  readonly dwordMovesFour: boolean;
  /**
   * Bit per offset of TPSR, RSAR0/1 and RBCR0/1 whose writes are hooked, 0 where CR's are not. Only a whole remote range can be
   * held back; a page that the guest writes unseen is taken to be its window's first.
   */
  readonly rangeHooks: number;
  /** The data port is hooked: how far a transfer has come is counted. */
  readonly countsData: boolean;
  /** PSTART, PSTOP and CURR writes are hooked: the wrap and the ring are known, not assumed. */
  readonly ringIsHooked: boolean;
  /** TPSR writes are hooked: the page to send from is known, not taken to be the window's first. */
  readonly pageIsHooked: boolean;
  /** RCR writes are hooked, so that promiscuous mode can be kept. */
  readonly filterIsHooked: boolean;
  /**
   * The permission map may let go of QEMU's data port while a transfer can't leave the window: a dynamic set that lists the
   * port and all that such a transfer depends on.
   */
  readonly opensDataPort: boolean;
  /**
   * One guest has the card and all of its memory, for good: wherever its ring lies there is nobody to guard from it. Drivers lay
   * it where an 8-bit board would have memory, to find out whether theirs is one.
   */
  readonly hasCardAlone?: boolean;
  /**
   * A range of which only a part was written anew takes its other bytes from the shadow, not from the card: the walk of the
   * exploration, whose ranges all begin at a page. By the other rule a count leaves the values that the walk knows, and it stops at once.
   */
  readonly rangesBeginAtPages?: boolean;
  /** Page 2 reads back TPSR, RCR, TCR, DCR and IMR (a DP8390 does; QEMU's card does not, quirk `page2`). */
  readonly page2ReadsBack: boolean;
}

/** TPSR, TBCR, RSAR and RBCR say what will move; only CR has it move. */
const LATCHED = WHOLE_RANGE | portBits(...TBCR);

/** Where a register write goes that the card only latches: on to it, or no further than the shadow; null: it is ruled on. */
export function latchesIn(page: number, offset: number, variant: Ne2kVariant): 'card' | 'shadow' | null {
  if (page !== 0 || !isAmong(LATCHED, offset)) return null;
  return isAmong(REMOTE_RANGE, offset) && holdsRange(variant) ? 'shadow' : 'card';
}

/** True where every byte of RSAR and RBCR is seen, so that the range can be kept off the card until the verdict. */
export function holdsRange({rangeHooks}: Ne2kVariant): boolean {
  return (rangeHooks & REMOTE_RANGE) === REMOTE_RANGE;
}

/** True where a page register's writes are seen: TPSR or RSAR1. */
export function seesPage({rangeHooks}: Ne2kVariant, {offset}: Port): boolean {
  return isAmong(rangeHooks, offset);
}
