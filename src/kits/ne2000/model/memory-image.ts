// Packet memory that a hand-off carries: pages in use, or all of them, by the VMM's own remote DMA while the card is in
// loopback so that nothing lands meanwhile. All of it is 8 192 word reads and as many writes. [facts, 2]

import type {CardPort} from '../../../sim/models/device-model.ts';
import {PACKET_MEMORY, PORT} from '../sheet/board.ts';
import {COMMAND} from '../sheet/command-words.ts';
import {PAGE_BYTES, TCR} from '../sheet/dp8390.ts';
import {write} from './card-access.ts';
import type {Ne2kContext} from './context.ts';
import {remoteRead, remoteWrite} from './vmm-dma.ts';

const FIRST_PAGE = PACKET_MEMORY.start / PAGE_BYTES;
const PAGES = (PACKET_MEMORY.end - PACKET_MEMORY.start) / PAGE_BYTES;

/** Takes the guest's pages off the stopped card into its context. */
export function saveMemory(context: Ne2kContext, card: CardPort, what: 'used' | 'all'): void {
  const bytes = context.image?.bytes ?? new Uint8Array(PAGES * PAGE_BYTES);
  const pages = pagesInUse(context, what);
  context.image = {bytes, pages};
  inLoopback(card, () => {
    pages.forEach((isIn, page) => {
      if (isIn === 0) return;
      bytes.set(remoteRead(context, card, (FIRST_PAGE + page) * PAGE_BYTES, PAGE_BYTES), page * PAGE_BYTES);
    });
  });
}

/** Puts a guest's pages back on the stopped card; with `all`, pages it never had are cleared. `before` is whose DCR the card still has. */
export function restoreMemory(context: Ne2kContext, before: Ne2kContext, card: CardPort, what: 'used' | 'all'): void {
  const image = context.image ?? {bytes: new Uint8Array(PAGES * PAGE_BYTES), pages: new Uint8Array(PAGES)};
  inLoopback(card, () => {
    for (let page = 0; page < PAGES; page++) {
      if (image.pages[page] !== 1 && what !== 'all') continue;
      const bytes = image.bytes.subarray(page * PAGE_BYTES, (page + 1) * PAGE_BYTES);
      remoteWrite(before, card, (FIRST_PAGE + page) * PAGE_BYTES, bytes);
    }
  });
}

/** Writes into a parked guest's image; false where its memory stays on the card. */
export function putInImage(context: Ne2kContext, address: number, bytes: Uint8Array): boolean {
  const {image} = context;
  if (image === null) return false;
  image.bytes.set(bytes, address - PACKET_MEMORY.start);
  const first = Math.floor(address / PAGE_BYTES) - FIRST_PAGE;
  const last = Math.floor((address + bytes.length - 1) / PAGE_BYTES) - FIRST_PAGE;
  image.pages.fill(1, first, last + 1);
  return true;
}

/** Pages below the ring (a frame may wait there), and those between BNRY and CURR. */
function pagesInUse(context: Ne2kContext, what: 'used' | 'all'): Uint8Array {
  const pages = new Uint8Array(PAGES);
  if (what === 'all') return pages.fill(1);
  const {PSTART: start, PSTOP: stop, BNRY, CURR} = context.shadow;
  pages.fill(1, Math.max(0, context.window.start / PAGE_BYTES - FIRST_PAGE), Math.max(0, start - FIRST_PAGE));
  const ringPages = stop - start;
  for (let i = 0, page = BNRY; i < ringPages && page !== CURR; i++) {
    if (page >= FIRST_PAGE && page < FIRST_PAGE + PAGES) pages[page - FIRST_PAGE] = 1;
    page = page + 1 >= stop ? start : page + 1;
  }
  return pages;
}

/** Remote DMA does not run on a stopped chip: loopback keeps the wire out while it runs. [DP8390D, Overwrite Warning] */
function inLoopback(card: CardPort, act: () => void): void {
  write(card, PORT.TCR, TCR.LB0);
  write(card, PORT.CR, COMMAND.START);
  act();
  write(card, PORT.CR, COMMAND.STOP);
}
