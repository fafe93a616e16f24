// Attacks through the receive ring: frames that land in another's pages, ranges that a moved wrap sends there.

import {outb} from '../../../../sim/guests/driver.ts';
import {PORT} from '../../sheet/board.ts';
import {COMMAND} from '../../sheet/command-words.ts';
import {PAGE_BYTES} from '../../sheet/dp8390.ts';
import {setUpRemote, setUpTransmit} from '../driver-steps.ts';
import {
  type Attack,
  attractFrames,
  foreignPage,
  layRing,
  looted,
  ownRing,
  REACH,
  READ,
  restoreRing,
  take,
  waitSent,
} from './reaching.ts';

const FRAMES = 3;

/** Lays the ring, or only CURR, over another's pages, then has frames sent to itself. A way each round. */
export const ring: Attack = function* (board, state, round) {
  const own = ownRing(board);
  const foreign = foreignPage(board);
  if (round % 4 === 0) yield* layRing(foreign, foreign + 8, foreign + 1);
  else if (round % 4 === 1) yield* layRing(own.start, foreign + 8, own.stop - 1);
  else if (round % 4 === 2) yield* layRing(own.start, own.stop, foreign + 1);
  else yield* layRing(own.start, own.stop - 4, own.stop - 1); // past PSTOP, which only equality finds
  yield* attractFrames(board, FRAMES);
  yield* restoreRing(board);
  return looted(state, []);
};

/** Has a range approved that wraps at PSTOP, then moves PSTOP behind the transfer: running, and stopped in between. */
export const wrap: Attack = function* (board, state) {
  const own = ownRing(board);
  const pages = (count: number): number => count * PAGE_BYTES;
  const loot: number[] = [];
  for (const isStopped of [false, true]) {
    yield* restoreRing(board);
    yield* setUpRemote(pages(board.endPage - 4), pages(8));
    yield* outb(PORT.CR, READ);
    yield* take(pages(2));
    if (isStopped) yield* outb(PORT.CR, COMMAND.STOP);
    yield* outb(PORT.PSTOP, own.stop - 3);
    if (isStopped) {
      yield* outb(PORT.CR, COMMAND.START);
      yield* outb(PORT.CR, READ);
    }
    loot.push(...(yield* take(pages(6))));
    yield* outb(PORT.CR, COMMAND.START);
  }
  yield* restoreRing(board);
  return looted(state, loot);
};

/**
 * Writes what page 2 lets through: CLDA, the next-packet pointers, the address counter; then has frames sent to itself. And
 * page 2 as a decoy: its own page written there at the offsets of RSAR1 and TPSR, over another's page given on page 0.
 */
export const page2: Attack = function* (board, state) {
  const foreign = foreignPage(board);
  yield* outb(PORT.CR, COMMAND.START | COMMAND.PAGE2);
  yield* outb(PORT.CLDA0, 0);
  for (const register of [PORT.CLDA1, PORT.RNPP, PORT.LNPP, PORT.ACH]) yield* outb(register, foreign);
  yield* outb(PORT.ACL, 0);
  yield* outb(PORT.CR, COMMAND.START);
  yield* attractFrames(board, FRAMES);
  yield* setUpRemote(foreign * PAGE_BYTES, REACH);
  yield* setUpTransmit(foreign, REACH);
  yield* outb(PORT.CR, COMMAND.START | COMMAND.PAGE2);
  yield* outb(PORT.RSAR1, board.firstPage);
  yield* outb(PORT.TPSR, board.firstPage);
  yield* outb(PORT.CR, COMMAND.START);
  yield* outb(PORT.CR, READ);
  const loot = yield* take(REACH);
  yield* outb(PORT.CR, COMMAND.START);
  yield* outb(PORT.CR, COMMAND.SEND);
  yield* waitSent();
  return looted(state, loot);
};
