// Attacks on time: a guest that keeps the card, or the processor, so that nobody else gets it.
import type {Port} from '../../../../base/port.ts';
import {
  type BoardSetup,
  type Driver,
  type DriverOp,
  type DriverState,
  delay,
  inl,
  inw,
  type OpResult,
  outl,
  outw,
} from '../../../../sim/guests/driver.ts';
import {DESCRIPTORS, PORT, TSAD, TSD, TSD_BITS} from '../../sheet/registers.ts';
import {nth, sendWord} from '../driver-steps.ts';
import {linuxDriver} from '../linux-driver.ts';
import {type Attack, ownBuffer, REACH, restart, restarted, sendFrom, storeOwnFrame} from './reaching.ts';

const EVERYTHING = 0xffff;
const FULL_FRAME = 1514;
/** At 100 Mb/s four milliseconds. */
const FRAMES = 32;
const SENT_POLLS = 60;
/** A full frame is on the wire for 0.12 ms, at 1.8 GHz. */
const SENT_PAUSE = 50_000;
/** 25 ms, a look at the card each 0.03 ms. */
const LOOKS = 900;

/**
 * Keeps the card from coming to rest, with its receiver on. Every other round one lawful frame whose completion is not acknowledged for
 * long; in the rounds between one of full length behind the other, all descriptors full at all times.
 */
export const hold: Attack = function* (board, state, round) {
  yield* restart(board);
  yield* storeOwnFrame(board, FULL_FRAME);
  if (round % 2 === 0) yield* leaveUnacknowledged(board);
  else yield* sendWithoutEnd(board);
  return yield* restarted(board, state);
};

function* leaveUnacknowledged(board: BoardSetup): DriverOp<void> {
  yield* sendFrom(0, ownBuffer(board), REACH);
  for (let look = 0; look < LOOKS; look++) {
    yield* delay(SENT_PAUSE);
    yield* inl(PORT.TSD0);
  }
}

function* sendWithoutEnd(board: BoardSetup): DriverOp<void> {
  for (const register of TSAD) yield* outl(register, ownBuffer(board));
  for (let frame = 0; frame < FRAMES; frame++) {
    const descriptor = nth(TSD, frame % DESCRIPTORS);
    if (frame >= DESCRIPTORS) yield* sent(descriptor);
    yield* outl(descriptor, sendWord(FULL_FRAME));
  }
}

function* sent(descriptor: Port): DriverOp<void> {
  for (let poll = 0; poll < SENT_POLLS && ((yield* inl(descriptor)) & TSD_BITS.TOK) === 0; poll++) {
    yield* delay(SENT_PAUSE);
  }
}

/** Unmasks everything and sends a frame of its own whose completion the handler below never acknowledges; it sends no other. */
const storm: Attack = function* (board) {
  const {changed} = yield* restart(board);
  yield* outl(PORT.TSD0, sendWord(REACH));
  yield* outw(PORT.IMR, EVERYTHING);
  return {changed: {...changed, buffers: []}};
};

/** A handler that looks and acknowledges nothing, from the attack on: the line stays up, ISR is never quiet, and it is called again at once. */
function* stormInterrupt(board: BoardSetup, state: DriverState): DriverOp<OpResult> {
  if (state.buffers.length > 0) return yield* linuxDriver.interrupt(board, state);
  yield* inw(PORT.ISR);
  return {changed: {}};
}

/** Linux's manner but for its interrupts. */
export const stormDriver: Driver = {...linuxDriver, name: 'storm', attack: storm, interrupt: stormInterrupt};
