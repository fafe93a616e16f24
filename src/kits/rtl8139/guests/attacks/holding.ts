// Attacks on time: a guest that keeps the card, or the processor, so that nobody else gets it.
import {
  type BoardSetup,
  type Driver,
  type DriverOp,
  type DriverState,
  delay,
  inw,
  type OpResult,
  outb,
  outl,
  outw,
} from '../../../../sim/guests/driver.ts';
import {CR, PORT} from '../../sheet/registers.ts';
import {sendWord} from '../driver-steps.ts';
import {linuxDriver} from '../linux-driver.ts';
import {type Attack, attractFrames, ownBuffer, REACH, restart} from './reaching.ts';

/** 0.1 ms at 1.8 GHz. */
const A_WHILE = 180_000;
const EVERYTHING = 0xffff;

/** A ring that it never empties, and every other round a descriptor that waits for a transmitter which it keeps off. */
export const hold: Attack = function* (board, _state, round) {
  const {changed} = yield* restart(board);
  yield* outw(PORT.IMR, 0);
  yield* attractFrames(board, 0, 1);
  if (round % 2 === 1) {
    yield* outb(PORT.CR, CR.RE);
    yield* outl(PORT.TSAD1, ownBuffer(board));
    yield* outl(PORT.TSD1, sendWord(REACH));
  }
  yield* delay(A_WHILE);
  return {changed};
};

/** Unmasks everything and sends a frame of its own whose completion the handler below never acknowledges. */
const storm: Attack = function* (board) {
  const {changed} = yield* restart(board);
  yield* outl(PORT.TSD0, sendWord(REACH));
  yield* outw(PORT.IMR, EVERYTHING);
  return {changed};
};

/** A handler that looks and acknowledges nothing: the line stays up, ISR is never quiet, and it is called again at once. */
function* stormInterrupt(_board: BoardSetup, _state: DriverState): DriverOp<OpResult> {
  yield* inw(PORT.ISR);
  return {changed: {}};
}

/** Linux's manner but for its interrupts. */
export const stormDriver: Driver = {...linuxDriver, name: 'storm', attack: storm, interrupt: stormInterrupt};
