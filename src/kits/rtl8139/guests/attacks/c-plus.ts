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
const RECEIVED_BYTES = 0x800;
/** 1 ms at 1.8 GHz, in pieces shorter than a frame and the next are on the wire: the card comes to each descriptor at its own time. */
const PAUSES = 60;
const PAUSE = 30_000;

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

/** In the machine's first page, which is the VMM's. */
const VMM_ADDRESS = 0x800;

/** Has the card send what a descriptor points at, receive to where one points, both at another's page and the VMM's, and take its descriptors from another's page. A way each round. */
export const cPlus: Attack = function* (board, state, round) {
  const foreign = foreignAddress(board);
  yield* restart(board);
  yield* storeOwnFrame(board, REACH);
  yield* outl(PORT.RCR, TAKE_ALL);
  yield* startCPlus();
  const own: Piece = {buffer: ownBuffer(board), length: REACH};
  const way = round % 5;
  const buffer = way < 3 ? foreign : VMM_ADDRESS;
  if (way === 0 || way === 3) {
    yield* layDescriptors(board, [own, {buffer, length: REACH}]);
    yield* poll();
  } else if (way === 1 || way === 4) {
    yield* giveBuffer(board, buffer);
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
  yield* wait();
}

function* wait(): DriverOp<void> {
  for (let pause = 0; pause < PAUSES; pause++) yield* delay(PAUSE);
}

/** Lays a ring of one descriptor, with one buffer to receive. */
function* giveBuffer(board: BoardSetup, buffer: number): DriverOp<void> {
  const start = ownBuffer(board) + RECEIVE_RING_OFFSET;
  yield* store(start, receiveRing(buffer));
  yield* outl(PORT.RDSARLO, start);
  yield* outl(PORT.RDSARHI, 0);
}

function receiveRing(buffer: number): Uint8Array {
  return ownedRing([{buffer, length: RECEIVED_BYTES, flags: 0}]);
}

/**
 * Has descriptors checked that point at its own buffers, and points them elsewhere before the card comes to them: stores alone, which nobody
 * sees. Of those to send the second, while the first is on the wire; every other round the one to receive.
 */
export const cPlusRewrite: Attack = function* (board, state, round) {
  const foreign = foreignAddress(board);
  const request: Piece = {buffer: ownBuffer(board), length: yield* storeRequest(board)};
  const stolen: Piece = {...request, buffer: foreign};
  yield* restart(board);
  yield* outl(PORT.RCR, TAKE_ALL);
  yield* startCPlus();
  yield* giveBuffer(board, ownBuffer(board) + RING_OFFSET + RECEIVED_BYTES);
  const isSending = round % 2 === 0;
  yield* layDescriptors(board, isSending ? [request, request] : [request]);
  yield* outb(PORT.CR, CR.RE | CR.TE);
  if (!isSending) yield* store(ownBuffer(board) + RECEIVE_RING_OFFSET, receiveRing(foreign));
  yield* outb(PORT.TPPOLL, TPPOLL.NPQ);
  if (isSending) yield* store(ownBuffer(board) + RING_OFFSET, ownedRing([request, stolen]));
  yield* wait();
  return yield* restarted(board, state);
};

/** Has the card write its counters, 64 bytes, over another's page. */
export const tally: Attack = function* (board, state) {
  yield* restart(board);
  yield* startCPlus();
  yield* outl(PORT.TSD1, 0);
  yield* outl(PORT.TSD0, foreignAddress(board) | DTCCR.CMD);
  yield* wait();
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
  yield* store(ownBuffer(board) + RING_OFFSET, ownedRing([{...own, flags: FS}]));
  yield* outb(PORT.CR, CR.RE | CR.TE);
  yield* poll();
  return yield* restarted(board, state);
};
