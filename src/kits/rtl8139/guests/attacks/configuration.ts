// Attacks through configuration space, whose ports are nobody's card's: bus mastering turned off for whoever is next, or on once a check
// that was asked while it was off is behind; a base address over another guest's page.
import {configIn, configOut, type DriverOp, delay, outb, outl} from '../../../../sim/guests/driver.ts';
import {PCI, PCI_COMMAND} from '../../sheet/pci.ts';
import {CR, PORT} from '../../sheet/registers.ts';
import {
  type Attack,
  attractFrames,
  foreignAddress,
  ownBuffer,
  REACH,
  restart,
  restarted,
  sendFrom,
  storeOwnFrame,
  TAKE_ALL,
  windowEnd,
} from './reaching.ts';

/** 1 ms at 1.8 GHz: others have the card meanwhile. */
const A_WHILE = 1_800_000;
/** Bytes of a ring that are its own. */
const INSIDE = 32;

function* setMaster(isOn: boolean): DriverOp<void> {
  const command = yield* configIn(PCI.PCICMD);
  yield* configOut(PCI.PCICMD, isOn ? command | PCI_COMMAND.MASTER : command & ~PCI_COMMAND.MASTER);
}

/** Sends a frame, turns bus mastering off with the receiver on, tries to send another, and leaves it so to whoever has the card next. */
export const busOff: Attack = function* (board, state) {
  yield* setMaster(true);
  yield* restart(board);
  yield* storeOwnFrame(board, REACH);
  const turn = yield* sendFrom(0, ownBuffer(board), REACH);
  yield* setMaster(false);
  yield* sendFrom(turn, ownBuffer(board), REACH);
  yield* delay(A_WHILE);
  return yield* restarted(board, state);
};

/**
 * Turns the receiver on while the card may not master the bus, with a ring that runs on into another's pages, or begins there every other
 * round; then it may.
 */
export const lateMaster: Attack = function* (board, state, round) {
  yield* setMaster(true);
  yield* restart(board);
  yield* setMaster(false);
  yield* layRing(round % 2 === 0 ? windowEnd(board) - INSIDE : foreignAddress(board));
  yield* setMaster(true);
  yield* attractFrames(board, 0, 1);
  yield* outb(PORT.CR, CR.RST);
  yield* setMaster(true);
  return yield* restarted(board, state);
};

/** Points the card's registers at another guest's page. */
export const movedBar: Attack = function* (board, state) {
  yield* restart(board);
  yield* configOut(PCI.BAR1, foreignAddress(board));
  yield* attractFrames(board, 0, 1);
  return yield* restarted(board, state);
};

function* layRing(address: number): DriverOp<void> {
  yield* outb(PORT.CR, CR.TE);
  yield* outl(PORT.RBSTART, address);
  yield* outl(PORT.RCR, TAKE_ALL);
  yield* outb(PORT.CR, CR.TE | CR.RE);
}
