// Attacks through the data port: where a remote DMA goes, how far, and whether anybody approved it.

import {inb, outb} from '../../../../sim/guests/driver.ts';
import {PORT} from '../../sheet/board.ts';
import {COMMAND} from '../../sheet/command-words.ts';
import {CR, DCR, ISR, PAGE_BYTES} from '../../sheet/dp8390.ts';
import {bufferAddress, setUpRemote} from '../driver-steps.ts';
import {
  type Attack,
  foreignPage,
  layRing,
  lieInWait,
  looted,
  MARK,
  ownRing,
  put,
  REACH,
  READ,
  readCard,
  restoreRing,
  sendFrom,
  take,
  WRITE,
  writeCard,
} from './reaching.ts';

const WORDS = DCR.LS | DCR.WTS | DCR.FT1;
const BYTES = DCR.LS | DCR.FT1;
/** Bytes from one copy of the board's map to the next. [AN897, 2.1] */
const ALIAS = 0x8000;

/** Reads and writes another's pages in so many words; its own before, so that a denial stands beside an approval. */
export const outside: Attack = function* (board, state) {
  const own = bufferAddress(board, 1);
  const foreign = foreignPage(board) * PAGE_BYTES;
  yield* writeCard(own, REACH);
  yield* readCard(own, REACH);
  const loot = yield* readCard(foreign, REACH);
  yield* writeCard(foreign, REACH);
  return looted(state, loot);
};

/**
 * Lies in wait for another guest's live command with none of its own, and goes on after the end of an approved read. (Quirks `dmafree`, `rbcr0`.)
 */
export const dmafree: Attack = function* (board, state) {
  const end = board.endPage * PAGE_BYTES;
  const ambush = yield* lieInWait(2);
  yield* layRing(ownRing(board).start, board.endPage - 1, ownRing(board).start); // so that nothing wraps at the end
  yield* setUpRemote(end - REACH, REACH);
  yield* outb(PORT.CR, READ);
  yield* take(REACH);
  const past = yield* take(REACH);
  yield* outb(PORT.CR, COMMAND.START);
  yield* setUpRemote(end, REACH);
  const loot = yield* take(REACH);
  yield* setUpRemote(end, REACH);
  yield* put(REACH);
  yield* outb(PORT.CR, COMMAND.START);
  yield* restoreRing(board);
  return looted(state, [...ambush, ...past, ...loot]);
};

/** Has its own range approved, then moves RSAR: in mid-transfer, with the command repeated, and after an abort. */
export const rsar: Attack = function* (board, state) {
  const own = bufferAddress(board, 1);
  const foreign = foreignPage(board);
  const loot: number[] = [];
  for (const again of ['nothing', 'the command', 'an abort and the command']) {
    yield* setUpRemote(own, REACH);
    yield* outb(PORT.CR, READ);
    yield* take(4);
    if (again === 'an abort and the command') yield* outb(PORT.CR, COMMAND.START);
    yield* outb(PORT.RSAR1, foreign);
    if (again !== 'nothing') yield* outb(PORT.CR, READ);
    loot.push(...(yield* take(REACH - 4)));
    yield* outb(PORT.CR, COMMAND.START);
  }
  return looted(state, loot);
};

/**
 * The width of another guest's live command, for which it lies in wait. Then ends of ranges that are odd, and DCR's width changed
 * between two accesses; 32-bit accesses at the very end.
 */
export const width: Attack = function* (board, state) {
  const end = board.endPage * PAGE_BYTES;
  yield* outb(PORT.DCR, BYTES);
  const ambush = yield* lieInWait(1);
  yield* setUpRemote(end - 3, 3);
  yield* outb(PORT.CR, READ);
  yield* inb(PORT.DATA);
  yield* outb(PORT.DCR, WORDS);
  const odd = yield* take(8);
  yield* outb(PORT.CR, COMMAND.START);
  yield* setUpRemote(end - 2, 2);
  yield* outb(PORT.CR, READ);
  yield {op: 'in', offset: PORT.DATA.offset, size: 4};
  yield* outb(PORT.DCR, BYTES);
  yield* setUpRemote(end - 1, 1);
  yield* outb(PORT.CR, WRITE);
  yield* outb(PORT.DCR, WORDS);
  yield {op: 'out', offset: PORT.DATA.offset, size: 4, value: (MARK << 16) | MARK};
  yield* outb(PORT.CR, COMMAND.START);
  yield* outb(PORT.ISR, ISR.RDC);
  return looted(state, [...ambush, ...odd]);
};

/** The largest count there is: from behind PSTOP, where nothing wraps it, and once round its own ring, which is lawful. */
export const count: Attack = function* (board, state) {
  const ring = ownRing(board);
  yield* layRing(ring.start, board.endPage - 2, ring.start);
  yield* setUpRemote((board.endPage - 1) * PAGE_BYTES, 0xffff);
  yield* outb(PORT.CR, READ);
  const loot = yield* take(3 * PAGE_BYTES);
  yield* outb(PORT.CR, COMMAND.START);
  yield* restoreRing(board);
  yield* setUpRemote(ring.start * PAGE_BYTES, 0xffff);
  yield* outb(PORT.CR, READ);
  yield* take((board.endPage - ring.start + 2) * PAGE_BYTES);
  yield* outb(PORT.CR, COMMAND.START);
  yield* outb(PORT.ISR, ISR.RDC);
  return looted(state, loot);
};

/** The same pages by the addresses of the map's second copy: remote DMA, and a frame. (Quirk `txrange` has one too.) */
export const alias: Attack = function* (board, state) {
  const foreign = foreignPage(board);
  const loot = yield* readCard(foreign * PAGE_BYTES + ALIAS, REACH);
  yield* writeCard(foreign * PAGE_BYTES + ALIAS, REACH);
  yield* sendFrom(foreign | (ALIAS / PAGE_BYTES), REACH);
  return looted(state, loot);
};

/** Lets the send-packet command find its range in card memory, at BNRY: another's page. [DP8390D, Send Packet Command] */
export const sendpacket: Attack = function* (board, state) {
  yield* outb(PORT.DCR, WORDS | DCR.ARM);
  yield* outb(PORT.BNRY, foreignPage(board));
  yield* outb(PORT.RBCR1, 0x0f);
  yield* outb(PORT.CR, CR.RD0 | CR.RD1 | CR.STA);
  const loot = yield* take(REACH);
  yield* outb(PORT.CR, COMMAND.START);
  yield* outb(PORT.DCR, WORDS);
  yield* restoreRing(board);
  return looted(state, loot);
};
