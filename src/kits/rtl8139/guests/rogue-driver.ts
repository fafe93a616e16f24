// A guest that works like everybody and then reaches for what isn't its own: a frame out of somebody else's page, one that runs past
// its window, a receive ring laid over the neighbour's.
import {
  type BoardSetup,
  type Driver,
  type DriverOp,
  type DriverState,
  type OpResult,
  outl,
} from '../../../sim/guests/driver.ts';
import {PORT} from '../sheet/registers.ts';
import {
  attractFrames,
  foreignAddress,
  ownBuffer,
  REACH,
  restart,
  restarted,
  sendFrom,
  storeOwnFrame,
  windowEnd,
} from './attacks/reaching.ts';
import {linuxDriver, linuxLayout} from './linux-driver.ts';

/** One round: a lawful frame of its own first, so that a denial stands beside an approval. */
function* attack(board: BoardSetup, state: DriverState): DriverOp<OpResult> {
  yield* restart(board);
  yield* storeOwnFrame(board, REACH);
  let turn = yield* sendFrom(0, ownBuffer(board), REACH);
  turn = yield* sendFrom(turn, foreignAddress(board), REACH);
  turn = yield* sendFrom(turn, windowEnd(board) - REACH, 2 * REACH);
  yield* outl(PORT.RBSTART, foreignAddress(board));
  turn = yield* attractFrames(board, turn, 1);
  yield* outl(PORT.RBSTART, linuxLayout(board).ring);
  yield* attractFrames(board, turn, 1);
  return yield* restarted(board, state);
}

/** Linux's manner with a second purpose. */
export const rogueDriver: Driver = {...linuxDriver, name: 'rogue', attack};
