// Attacks on time: a guest that keeps the card, or the processor, so that nobody else gets it.

import {
  type BoardSetup,
  type Driver,
  type DriverOp,
  type DriverState,
  delay,
  inb,
  type OpResult,
  outb,
} from '../../../../sim/guests/driver.ts';
import {PORT} from '../../sheet/board.ts';
import {COMMAND} from '../../sheet/command-words.ts';
import {bufferAddress, setUpRemote, setUpTransmit} from '../driver-steps.ts';
import {linuxDriver} from '../linux-driver.ts';
import {type Attack, looted, REACH, READ, take} from './reaching.ts';

/** 0.1 ms at 1.8 GHz. */
const A_WHILE = 180_000;
const EVERYTHING = 0x7f;

/** A remote DMA that is never finished, a page that is never left, a frame that TCR.ATD would hold: a way each round, for good. */
export const hold: Attack = function* (board, state, round) {
  yield* setUpRemote(bufferAddress(board, 1), REACH);
  yield* outb(PORT.CR, READ);
  yield* take(2);
  if (round % 2 === 1) yield* outb(PORT.CR, COMMAND.START | COMMAND.PAGE1);
  yield* delay(A_WHILE);
  return looted(state, []);
};

/** Unmasks everything and sends a frame of its own whose completion the handler below never acknowledges. */
const storm: Attack = function* (board, state) {
  yield* outb(PORT.IMR, EVERYTHING);
  yield* setUpTransmit(board.firstPage, REACH);
  yield* outb(PORT.CR, COMMAND.SEND);
  return looted(state, []);
};

/** A handler that looks and acknowledges nothing: the line stays up, ISR is never quiet, and it is called again at once. */
function* stormInterrupt(_board: BoardSetup, _state: DriverState): DriverOp<OpResult> {
  yield* inb(PORT.ISR);
  return {changed: {}};
}

/** Linux's manner but for its interrupts. */
export const stormDriver: Driver = {...linuxDriver, name: 'storm', attack: storm, interrupt: stormInterrupt};
