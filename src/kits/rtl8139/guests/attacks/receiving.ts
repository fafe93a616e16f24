// Attacks through the receive ring: where what comes in lands, and for how long it may.

import {sameBytes} from '../../../../net/bytes.ts';
import {
  type BoardSetup,
  type DriverOp,
  type DriverState,
  delay,
  inb,
  inw,
  load,
  type OpResult,
  outb,
  outl,
} from '../../../../sim/guests/driver.ts';
import {CR, PORT, RCR, RECEIVE_HEADER_BYTES, TSD_SIZE} from '../../sheet/registers.ts';
import {readHeader, reset} from '../driver-steps.ts';
import {LINUX_RCR, linuxLayout} from '../linux-driver.ts';
import {
  type Attack,
  attractFrames,
  fillRing,
  foreignAddress,
  REACH,
  restart,
  restarted,
  TAKE_ALL,
  windowEnd,
} from './reaching.ts';

const FRAMES = 3;
/** The least ring, with nothing behind its end; and with frames that run on there. */
const RING_8K = LINUX_RCR & ~(RCR.RBLEN | RCR.WRAP);
const RING_8K_WRAP = RING_8K | RCR.WRAP;
const RING_8K_BYTES = 8192;
const LONG_FRAME = 1500;
/** As many of them as bring the next one to a ring's last KiB. */
const NEARLY_FULL = 5;
/** 4 ms at 1.8 GHz: others have had the card meanwhile. */
const LONG_WHILE = 7_200_000;

/** Lays the ring over another's pages, then has frames sent to itself: all of it, its end, its length alone while it receives, the VMM's first page. A way each round. */
export const ring: Attack = function* (board, state, round) {
  yield* restart(board);
  const way = round % 4;
  if (way === 0) yield* outl(PORT.RBSTART, foreignAddress(board));
  if (way === 1) yield* outl(PORT.RBSTART, windowEnd(board) - REACH);
  if (way === 3) yield* outl(PORT.RBSTART, 0);
  if (way === 2) yield* growRing(board);
  else yield* attractFrames(board, 0, FRAMES);
  return yield* restarted(board, state);
};

/** A ring of 8 KiB at the window's end, lawful, becomes one of 64 KiB under the running receiver. */
function* growRing(board: BoardSetup): DriverOp<void> {
  yield* outl(PORT.RBSTART, windowEnd(board) - RING_8K_BYTES);
  yield* outl(PORT.RCR, RING_8K);
  yield* outl(PORT.RCR, RING_8K | RCR.RBLEN);
  yield* fillRing(board, 0, LONG_FRAME, NEARLY_FULL + 1);
}

/** A ring that ends with the window, and a last frame that runs on behind it; every other round there is the usual room behind, and the frame is longer than that. */
export const overrun: Attack = function* (board, state, round) {
  const room = round % 2 === 0 ? 0 : 2048;
  yield* restart(board);
  yield* outl(PORT.RBSTART, windowEnd(board) - RING_8K_BYTES - room);
  yield* outl(PORT.RCR, RING_8K_WRAP);
  const turn = yield* fillRing(board, 0, LONG_FRAME, NEARLY_FULL);
  yield* fillRing(board, turn, room === 0 ? LONG_FRAME : TSD_SIZE - 3, 1);
  return yield* restarted(board, state);
};

/** Resets the card and turns the receiver on before its ring has a place: a reset leaves what is taken in, and puts the ring at address 0. */
export const earlyEnable: Attack = function* (board, state) {
  yield* restart(board);
  yield* outl(PORT.RCR, TAKE_ALL);
  yield* reset();
  yield* outb(PORT.CR, CR.RE | CR.TE);
  const turn = yield* attractFrames(board, 0, 1);
  yield* fillRing(board, turn, REACH, 1);
  return yield* restarted(board, state);
};

/**
 * Takes in whatever comes, leaves the receiver on and lets others have the card; then looks what its ring has that was not for it. Every other
 * round it does so with a ring that runs on behind its window, which is lawful while the receiver is off, and finds it turned on by nobody.
 */
export const leftReceiving: Attack = function* (board, state, round) {
  return yield* round % 2 === 0 ? takeOthers(board, state) : findReceiving(board, state);
};

function* findReceiving(board: BoardSetup, state: DriverState): DriverOp<OpResult> {
  yield* restart(board);
  yield* outb(PORT.CR, CR.TE);
  yield* outl(PORT.RBSTART, windowEnd(board) - REACH);
  yield* delay(LONG_WHILE);
  yield* attractFrames(board, 0, FRAMES);
  return yield* restarted(board, state);
}

function* takeOthers(board: BoardSetup, state: DriverState): DriverOp<OpResult> {
  const {ring: ringStart} = linuxLayout(board);
  yield* restart(board);
  yield* outl(PORT.RCR, TAKE_ALL);
  let place = yield* inw(PORT.CBR);
  yield* delay(LONG_WHILE);
  const loot: number[] = [];
  const end = yield* inw(PORT.CBR);
  while (place < end && ((yield* inb(PORT.CR)) & CR.BUFE) === 0) {
    const header = yield* readHeader(ringStart + place);
    if (!header.isSound) break;
    const frame = yield* load(ringStart + place + RECEIVE_HEADER_BYTES, header.length);
    if (!sameBytes(frame.subarray(0, 6), board.mac)) loot.push(...frame);
    place += header.step;
  }
  return yield* restarted(board, state, loot);
}
