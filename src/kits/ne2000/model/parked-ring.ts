// Frames for a guest that doesn't own the card land in the owner's ring. The VMM copies them out by remote DMA, scrubs the
// bytes (the header stays: CURR can't go back, the owner steps over a dead frame) and stores them in the parked ring.

import type {CardPort, ClaimedFrame, CollectOutcome} from '../../../sim/models/device-model.ts';
import {PORT} from '../sheet/board.ts';
import {COMMAND} from '../sheet/command-words.ts';
import {CR, FCS_BYTES, ISR, PAGE_BYTES, RECEIVE_HEADER_BYTES, RSR} from '../sheet/dp8390.ts';
import {read, write} from './card-access.ts';
import type {Ne2kContext} from './context.ts';
import {putInImage} from './memory-image.ts';
import {remoteRead, remoteWrite} from './vmm-dma.ts';

const ADDRESS_BYTES = 6;
const LONGEST_STORED = 1518;

/** Looks from where the last look ended to CURR. See `ContextSwitch.collect`. */
export function collect(
  context: Ne2kContext,
  card: CardPort,
  claim: (frame: ClaimedFrame) => readonly Ne2kContext[],
  hadDmaEnd: boolean,
): CollectOutcome {
  if (context.CR & CR.STP) return {seen: 0, kept: []}; // stopped: nothing arrives, and remote DMA does not run
  write(card, PORT.CR, COMMAND.START | COMMAND.PAGE1);
  const current = read(card, PORT.CURR);
  write(card, PORT.CR, COMMAND.START);
  const kept: {into: Ne2kContext; frame: Uint8Array; stored: boolean}[] = [];
  let seen = 0;
  let page = context.lookAt === 0 ? current : context.lookAt;
  const ringPages = endPage(context) - firstPage(context);
  for (let guard = 0; page !== current && guard < ringPages; guard++) {
    const header = remoteRead(context, card, page * PAGE_BYTES, RECEIVE_HEADER_BYTES + ADDRESS_BYTES);
    const next = header[1] ?? 0;
    const length = (header[2] ?? 0) | ((header[3] ?? 0) << 8);
    if (!inRing(context, next) || length < FCS_BYTES || length > LONGEST_STORED) {
      page = current; // the owner has moved its ring, or these are old bytes: begin anew from here
      break;
    }
    seen++;
    const destination = header.slice(RECEIVE_HEADER_BYTES);
    const claimed = claim({destination});
    if (claimed.length > 0) {
      const bytes = length - FCS_BYTES;
      const start = wrapped(context, page * PAGE_BYTES + RECEIVE_HEADER_BYTES);
      const frame = remoteRead(context, card, start, bytes);
      for (const into of claimed) kept.push({into, frame, stored: park(into, context, card, frame)});
      if (((destination[0] ?? 0) & 1) === 0) remoteWrite(context, card, start, new Uint8Array(bytes));
    }
    page = next;
  }
  context.lookAt = page;
  write(card, PORT.CR, COMMAND.START);
  if (seen > 0 && !hadDmaEnd) write(card, PORT.ISR, ISR.RDC);
  return {seen, kept};
}

/** Puts a frame into a parked ring in card memory, as the chip would have; false where it has no room. */
function park(context: Ne2kContext, owner: Ne2kContext, card: CardPort, frame: Uint8Array): boolean {
  const {CURR: start, BNRY: boundary} = context.shadow;
  const ringPages = endPage(context) - firstPage(context);
  if (ringPages < 2 || !inRing(context, start)) return false;
  const stored = frame.length + FCS_BYTES;
  const pages = Math.ceil((stored + RECEIVE_HEADER_BYTES) / PAGE_BYTES);
  const free = (boundary - start + ringPages) % ringPages || ringPages;
  if (pages >= free) return false;
  let next = start + pages;
  if (next >= endPage(context)) next -= ringPages;
  const isGroup = ((frame[0] ?? 0) & 1) !== 0;
  const image = new Uint8Array((RECEIVE_HEADER_BYTES + frame.length + 1) & ~1);
  image.set([RSR.PRX | (isGroup ? RSR.PHY : 0), next, stored & 0xff, stored >>> 8]);
  image.set(frame, RECEIVE_HEADER_BYTES);
  const room = endPage(context) * PAGE_BYTES - start * PAGE_BYTES;
  const put = (address: number, bytes: Uint8Array): void => {
    if (!putInImage(context, address, bytes)) remoteWrite(owner, card, address, bytes);
  };
  put(start * PAGE_BYTES, image.subarray(0, Math.min(room, image.length)));
  if (image.length > room) put(firstPage(context) * PAGE_BYTES, image.subarray(room));
  if (context.lookAt === start) context.lookAt = next;
  context.shadow.CURR = next;
  context.pendingIsr |= ISR.PRX;
  return true;
}

const firstPage = (context: Ne2kContext): number => context.shadow.PSTART;
const endPage = (context: Ne2kContext): number => context.shadow.PSTOP;

function inRing(context: Ne2kContext, page: number): boolean {
  return page >= firstPage(context) && page < endPage(context);
}

function wrapped(context: Ne2kContext, address: number): number {
  return address >= endPage(context) * PAGE_BYTES ? firstPage(context) * PAGE_BYTES : address;
}
