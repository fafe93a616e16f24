// An attack through configuration space, whose ports are nobody's card's: bus mastering turned on once a check that was not asked while it was
// off is behind.
import {configIn, configOut, type DriverOp, outb, outl} from '../../../../sim/guests/driver.ts';
import {PCI, PCI_COMMAND} from '../../sheet/pci.ts';
import {CR, PORT} from '../../sheet/registers.ts';
import {type Attack, attractFrames, foreignAddress, restart, restarted, TAKE_ALL, windowEnd} from './reaching.ts';

/** Bytes of a ring that are its own. */
const INSIDE = 32;

function* setMaster(isOn: boolean): DriverOp<void> {
  const command = yield* configIn(PCI.PCICMD);
  yield* configOut(PCI.PCICMD, isOn ? command | PCI_COMMAND.MASTER : command & ~PCI_COMMAND.MASTER);
}

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

function* layRing(address: number): DriverOp<void> {
  yield* outb(PORT.CR, CR.TE);
  yield* outl(PORT.RBSTART, address);
  yield* outl(PORT.RCR, TAKE_ALL);
  yield* outb(PORT.CR, CR.TE | CR.RE);
}
