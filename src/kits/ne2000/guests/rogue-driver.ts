// A guest that works like everybody and then reaches for what isn't its own: reads and writes outside its window, a
// frame that runs past it, a frame out of somebody else's pages, RSAR moved after the command was approved.
import {putLittleEndian} from '../../../base/bits.ts';
import {
  type BoardSetup,
  type Driver,
  type DriverOp,
  type DriverState,
  inb,
  inwLoop,
  type OpResult,
  outb,
  outwLoop,
} from '../../../sim/guests/driver.ts';
import {PACKET_MEMORY, PORT} from '../sheet/board.ts';
import {COMMAND} from '../sheet/command-words.ts';
import {ISR, PAGE_BYTES} from '../sheet/dp8390.ts';
import {bufferAddress, pollStatus, setUpRemote, setUpTransmit} from './driver-steps.ts';
import {linuxDriver} from './linux-driver.ts';

/** Bytes it tries to read or write in one attempt. */
const REACH = 64;
const MARK = 0xbad1;

/** One round: lawful DMAs of its own first, so that a denial stands beside an approval. */
function* attack(board: BoardSetup, state: DriverState, round: number): DriverOp<OpResult> {
  const own = bufferAddress(board, 1);
  const foreign = foreignAddress(board, round);
  yield* outb(PORT.CR, COMMAND.START);
  yield* writeWords(own, REACH, 0x1111 * ((round % 15) + 1));
  yield* readWords(own, REACH);
  const loot = [...(yield* readWords(foreign, REACH))];
  yield* writeWords(foreign, REACH, MARK);
  yield* sendFrom(board.endPage - 1, PAGE_BYTES + REACH);
  yield* sendFrom(foreign / PAGE_BYTES, REACH);
  yield* setUpRemote(own, REACH);
  yield* outb(PORT.CR, COMMAND.READ);
  yield* outb(PORT.RSAR1, foreign >>> 8);
  yield* inwLoop(PORT.DATA, REACH / 2);
  yield* outb(PORT.CR, COMMAND.START);
  return {changed: {loot: [...state.loot, ...loot]}};
}

/** A page of somebody else's: alternately the one just below and the far ends of packet memory. */
function foreignAddress(board: BoardSetup, round: number): number {
  const below = board.firstPage > PACKET_MEMORY.start / PAGE_BYTES;
  const above = board.endPage < PACKET_MEMORY.end / PAGE_BYTES;
  if (below && (round % 2 === 0 || !above)) return PACKET_MEMORY.start + (round % 4) * PAGE_BYTES;
  return above ? board.endPage * PAGE_BYTES : PACKET_MEMORY.start;
}

function* writeWords(address: number, bytes: number, value: number): DriverOp<void> {
  yield* outb(PORT.ISR, ISR.RDC);
  yield* setUpRemote(address, bytes);
  yield* outb(PORT.CR, COMMAND.WRITE);
  const words = new Uint8Array(bytes);
  for (let at = 0; at < bytes; at += 2) putLittleEndian(words, at, 2, value);
  yield* outwLoop(PORT.DATA, words);
  yield* outb(PORT.CR, COMMAND.START);
}

function* readWords(address: number, bytes: number): DriverOp<Uint8Array> {
  yield* setUpRemote(address, bytes);
  yield* outb(PORT.CR, COMMAND.READ);
  const taken = yield* inwLoop(PORT.DATA, bytes / 2);
  yield* outb(PORT.CR, COMMAND.START);
  return taken;
}

function* sendFrom(page: number, length: number): DriverOp<void> {
  yield* setUpTransmit(page, length);
  yield* outb(PORT.CR, COMMAND.SEND);
  yield* inb(PORT.CR);
  yield* pollStatus(ISR.PTX | ISR.TXE);
  yield* outb(PORT.ISR, ISR.PTX | ISR.TXE);
}

/** Linux's manner with a second purpose. */
export const rogueDriver: Driver = {...linuxDriver, name: 'rogue', attack};
