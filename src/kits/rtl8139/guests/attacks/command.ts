// Attacks on what one access can hide: a register beside the one that it is addressed to, a reset that nobody looks for.

import type {Port} from '../../../../base/port.ts';
import {type BoardSetup, type DriverOp, delay, outb, outl, outw} from '../../../../sim/guests/driver.ts';
import {CR, CR9346_MODE, PORT, TPPOLL} from '../../sheet/registers.ts';
import {reset} from '../driver-steps.ts';
import {layDescriptors, startCPlus} from './c-plus.ts';
import {type Attack, attractFrames, foreignAddress, REACH, restart, restarted, TAKE_ALL} from './reaching.ts';

/** 0.1 ms at 1.8 GHz. */
const A_WHILE = 180_000;

/** A place between registers, from where a wider access runs into the next one. */
const place = (offset: number): Port => ({name: `offset ${offset}`, offset});

/** Reaches CR, TPPOLL and 9346CR by wider writes that begin beside them. A way each round. */
export const wide: Attack = function* (board, state, round) {
  yield* restart(board);
  yield* outl(PORT.RCR, TAKE_ALL);
  const way = round % 4;
  if (way === 0) yield* enableBy(outl(place(0x34), ((CR.RE | CR.TE) << 24) >>> 0), board);
  else if (way === 1) yield* enableBy(outw(place(0x36), (CR.RE | CR.TE) << 8), board);
  else if (way === 2) {
    yield* startCPlus();
    yield* layDescriptors(board, [{buffer: foreignAddress(board), length: REACH}]);
    yield* outl(PORT.CONFIG5, TPPOLL.NPQ << 8);
    yield* delay(A_WHILE);
  } else {
    yield* outw(place(0x4f), CR9346_MODE.AUTO_LOAD << 8);
    yield* receiveAnywhere(board);
  }
  return yield* restarted(board, state);
};

/** After a reset the ring has no place: the wide write turns the receiver on all the same. */
function* enableBy(write: ReturnType<typeof outl>, board: BoardSetup): DriverOp<void> {
  yield* reset();
  yield* write;
  yield* attractFrames(board, 0, 1);
}

/** Resets the card through its EEPROM's register, so that what is known of the ring's place is no longer so, and turns the receiver on. */
export const resetByEeprom: Attack = function* (board, state) {
  yield* restart(board);
  yield* outb(PORT['9346CR'], CR9346_MODE.AUTO_LOAD);
  yield* receiveAnywhere(board);
  return yield* restarted(board, state);
};

function* receiveAnywhere(board: BoardSetup): DriverOp<void> {
  yield* outb(PORT.CR, CR.RE | CR.TE);
  yield* outl(PORT.RCR, TAKE_ALL);
  yield* attractFrames(board, 0, 1);
}
