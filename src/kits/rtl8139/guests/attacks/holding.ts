// Attacks on time: a guest that keeps the card, or the processor, so that nobody else gets it.
import {
  type BoardSetup,
  type Driver,
  type DriverOp,
  type DriverState,
  inw,
  type OpResult,
  outl,
  outw,
} from '../../../../sim/guests/driver.ts';
import {DESCRIPTORS, PORT} from '../../sheet/registers.ts';
import {sendWord} from '../driver-steps.ts';
import {linuxDriver} from '../linux-driver.ts';
import {type Attack, ownBuffer, REACH, restart, sendFrom, storeOwnFrame} from './reaching.ts';

const EVERYTHING = 0xffff;
const FULL_FRAME = 1514;
/** Times it goes round its descriptors in one round. */
const ROUNDS_OF_FOUR = 4;

/** Frames of full length, one behind the other, lawful each: the card is never seen without one. */
export const hold: Attack = function* (board, state, round) {
  let {next} = state;
  let changed: Partial<DriverState> = {};
  if (round === 0) {
    ({changed} = yield* restart(board));
    yield* storeOwnFrame(board, FULL_FRAME);
    next = 0;
  }
  for (let frame = 0; frame < ROUNDS_OF_FOUR * DESCRIPTORS; frame++) {
    next = yield* sendFrom(next, ownBuffer(board), FULL_FRAME);
  }
  return {changed: {...changed, next}};
};

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
