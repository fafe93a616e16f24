// Attacks through C+ mode, in which the card fetches its descriptors from memory whenever it needs one: no register says what it will
// move.
import {type BoardSetup, type DriverOp, delay, outb, outl, outw, store} from '../../../../sim/guests/driver.ts';
import {CPCR, CR, DTCCR, PORT, TPPOLL} from '../../sheet/registers.ts';
import {FS, LS, ownedRing, type Piece} from '../descriptors.ts';
import {
  type Attack,
  foreignAddress,
  ownBuffer,
  REACH,
  restart,
  restarted,
  storeOwnFrame,
  storeRequest,
  TAKE_ALL,
} from './reaching.ts';

/** Rings of descriptors begin at multiples of 256; these lie in the guest's own pages, behind a buffer. */
const RING_OFFSET = 0x1000;
const RECEIVE_RING_OFFSET = 0x1100;
/** 1 ms at 1.8 GHz. */
const A_WHILE = 1_800_000;

/** Turns C+ mode on, and both of its halves. */
export function* startCPlus(): DriverOp<void> {
  yield* outb(PORT.CR, CR.RE | CR.TE);
  yield* outw(PORT.CPCR, CPCR.TXENABLE | CPCR.RXENABLE);
}

/** Lays a ring of descriptors into its own memory and tells the card of it. */
export function* layDescriptors(board: BoardSetup, pieces: readonly Piece[]): DriverOp<void> {
  const start = ownBuffer(board) + RING_OFFSET;
  yield* store(start, ownedRing(pieces));
  yield* outl(PORT.TSAD0, start);
  yield* outl(PORT.TSAD1, 0);
}

/** Has the card send what a descriptor points at, receive to where one points, and take its descriptors from another's page. A way each round. */
export const cPlus: Attack = function* (board, state, round) {
  const foreign = foreignAddress(board);
  yield* restart(board);
  yield* storeOwnFrame(board, REACH);
  yield* outl(PORT.RCR, TAKE_ALL);
  yield* startCPlus();
  const own: Piece = {buffer: ownBuffer(board), length: REACH};
  if (round % 3 === 0) {
    yield* layDescriptors(board, [own, {buffer: foreign, length: REACH}]);
    yield* poll();
  } else if (round % 3 === 1) {
    const start = ownBuffer(board) + RECEIVE_RING_OFFSET;
    yield* store(start, ownedRing([{buffer: foreign, length: 0x800, flags: 0}]));
    yield* outl(PORT.RDSARLO, start);
    yield* outl(PORT.RDSARHI, 0);
    yield* outb(PORT.CR, CR.RE | CR.TE);
    yield* layDescriptors(board, [{...own, length: yield* storeRequest(board)}]);
    yield* poll();
  } else {
    yield* outl(PORT.TSAD0, foreign);
    yield* outl(PORT.TSAD1, 0);
    yield* poll();
  }
  return yield* restarted(board, state);
};

function* poll(): DriverOp<void> {
  yield* outb(PORT.TPPOLL, TPPOLL.NPQ);
  yield* delay(A_WHILE);
}

/** Has the card write its counters, 64 bytes, over another's page. */
export const tally: Attack = function* (board, state) {
  yield* restart(board);
  yield* startCPlus();
  yield* outl(PORT.TSD1, 0);
  yield* outl(PORT.TSD0, foreignAddress(board) | DTCCR.CMD);
  yield* delay(A_WHILE);
  return yield* restarted(board, state);
};

/** Ends a frame that it never began, which sends what whoever had the card before left in it; then leaves the beginning of one of its own. */
export const halfFrame: Attack = function* (board, state) {
  const own: Piece = {buffer: ownBuffer(board), length: REACH};
  yield* restart(board);
  yield* storeOwnFrame(board, REACH);
  yield* startCPlus();
  yield* layDescriptors(board, [{...own, length: 1, flags: LS}]);
  yield* poll();
  yield* layDescriptors(board, [{...own, flags: FS}]);
  yield* outb(PORT.CR, CR.RE | CR.TE);
  yield* poll();
  return yield* restarted(board, state);
};
