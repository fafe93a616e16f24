// Attacks through the transmit descriptors: what the card reads, and when it does.
import {type DriverOp, delay, inw, load, outb, outl} from '../../../../sim/guests/driver.ts';
import {CR, PORT, RECEIVE_HEADER_BYTES, TSAD, TSD, TSD_SIZE} from '../../sheet/registers.ts';
import {nth, sendWord} from '../driver-steps.ts';
import {linuxLayout} from '../linux-driver.ts';
import {
  type Attack,
  ended,
  foreignAddress,
  loopBack,
  ownBuffer,
  REACH,
  restart,
  restarted,
  sendAgain,
  sendFrom,
  storeOwnFrame,
  TAKE_ALL,
  windowEnd,
} from './reaching.ts';

/** 20 us at 1.8 GHz: so short a frame has been looped back. */
const A_WHILE = 36_000;

/** Sends its own buffer, then frames that begin in its last page and run past its window: by a little, and by the largest SIZE. */
export const frame: Attack = function* (board, state) {
  yield* restart(board);
  yield* storeOwnFrame(board, REACH);
  let turn = yield* sendFrom(0, ownBuffer(board), REACH);
  turn = yield* sendFrom(turn, windowEnd(board) - REACH, 4 * REACH);
  yield* sendFrom(turn, windowEnd(board) - REACH, TSD_SIZE);
  return yield* restarted(board, state);
};

/** Has the card loop a frame back whose bytes are another's: they come into its own ring, where it can read them. */
export const loopback: Attack = function* (board, state) {
  const {ring} = linuxLayout(board);
  const loot: number[] = [];
  yield* restart(board);
  yield* outl(PORT.RCR, TAKE_ALL);
  yield* loopBack();
  yield* storeOwnFrame(board, REACH);
  const turn = yield* sendFrom(0, ownBuffer(board), REACH);
  yield* delay(A_WHILE);
  const place = yield* inw(PORT.CBR);
  yield* sendFrom(turn, foreignAddress(board), REACH);
  yield* delay(A_WHILE);
  if ((yield* inw(PORT.CBR)) !== place) loot.push(...(yield* load(ring + place + RECEIVE_HEADER_BYTES, REACH)));
  return yield* restarted(board, state, loot);
};

/** Readies a descriptor out of turn with its own buffer, points it elsewhere, and lets its turn come; every other round with the transmitter off meanwhile. */
export const rewrite: Attack = function* (board, state, round) {
  yield* restart(board);
  yield* storeOwnFrame(board, REACH);
  const isOff = round % 2 === 1;
  const waiting = isOff ? 0 : 1;
  if (isOff) yield* outb(PORT.CR, CR.RE);
  yield* ready(waiting, ownBuffer(board));
  yield* outl(nth(TSAD, waiting), foreignAddress(board));
  if (isOff) yield* outb(PORT.CR, CR.RE | CR.TE);
  else yield* sendFrom(0, ownBuffer(board), REACH);
  yield* sendFrom(waiting + 1, ownBuffer(board), REACH);
  yield* ended(waiting, REACH);
  return yield* restarted(board, state);
};

/** Readies the descriptor that has the turn, with another's page, while the transmitter is off; the write that starts it is one to another descriptor, which is lawful. */
export const outOfTurn: Attack = function* (board, state, round) {
  const lawful = 1 + (round % 3);
  yield* restart(board);
  yield* storeOwnFrame(board, REACH);
  yield* outb(PORT.CR, CR.RE);
  yield* ready(0, foreignAddress(board));
  yield* outb(PORT.CR, CR.RE | CR.TE);
  yield* outl(nth(TSAD, lawful), ownBuffer(board));
  yield* sendAgain(lawful, REACH);
  yield* ended(0, REACH);
  return yield* restarted(board, state);
};

/** Tells a descriptor of a frame, whether or not it has the turn. */
function* ready(descriptor: number, address: number): DriverOp<void> {
  yield* outl(nth(TSAD, descriptor), address);
  yield* outl(nth(TSD, descriptor), sendWord(REACH));
}
