// Attacks on what the monitor makes of one access: frames past their buffer, several things in one write, wide accesses
// over two registers, and a reset in the middle.

import type {Port} from '../../../../base/port.ts';
import {type DriverOp, inb, outb} from '../../../../sim/guests/driver.ts';
import {DATA_PORTS, PORT} from '../../sheet/board.ts';
import {COMMAND} from '../../sheet/command-words.ts';
import {CR, ISR, PAGE_BYTES} from '../../sheet/dp8390.ts';
import {bufferAddress, setUpRemote, setUpTransmit} from '../driver-steps.ts';
import {linuxDriver} from '../linux-driver.ts';
import {
  type Attack,
  foreignPage,
  looted,
  ownRing,
  REACH,
  READ,
  readCard,
  sendFrom,
  take,
  waitSent,
} from './reaching.ts';

/** A frame longer than what was put into its buffer (its own old bytes: lawful), past the window, and out of another's page. */
export const frame: Attack = function* (board, state) {
  yield* sendFrom(board.firstPage, 1514);
  yield* sendFrom(board.endPage - 1, PAGE_BYTES + REACH);
  yield* sendFrom(foreignPage(board), REACH);
  return looted(state, []);
};

/** The page bits and a command in one CR write, so that the command is given from a page where no range can be set up. */
export const page: Attack = function* (board, state) {
  const loot: number[] = [];
  for (const bits of [CR.PS0, CR.PS1, CR.PS0 | CR.PS1]) {
    yield* setUpRemote(foreignPage(board) * PAGE_BYTES, REACH);
    yield* outb(PORT.CR, READ | bits);
    loot.push(...(yield* take(REACH)));
    yield* outb(PORT.CR, COMMAND.START);
  }
  yield* setUpTransmit(foreignPage(board), REACH);
  yield* outb(PORT.CR, COMMAND.SEND | COMMAND.PAGE1);
  yield* outb(PORT.CR, COMMAND.START);
  yield* waitSent();
  return looted(state, loot);
};

function* outWord({offset}: Port, low: number, high: number): DriverOp<void> {
  yield {op: 'out', offset, size: 2, value: low | (high << 8)};
}

/** Wide accesses: over two registers, over a register and the data port, over the data port and the reset port. */
export const wide: Attack = function* (board, state) {
  const foreign = foreignPage(board);
  const loot: number[] = [];
  yield* outWord(PORT.RBCR0, REACH, 0);
  yield* outWord(PORT.RSAR0, 0, foreign);
  yield* outWord(PORT.CR, READ, ownRing(board).start);
  loot.push(...(yield* take(REACH)));
  yield* outb(PORT.CR, COMMAND.START);
  yield* outWord(PORT.TPSR, foreign, REACH);
  yield* outb(PORT.TBCR1, 0);
  yield* outb(PORT.CR, COMMAND.SEND);
  yield* waitSent();
  yield* readCard(board.endPage * PAGE_BYTES - REACH, REACH);
  for (let i = 0; i < REACH; i++) yield {op: 'in', offset: PORT.DATA.offset - 1, size: 2};
  yield* outb(PORT.CR, COMMAND.START | COMMAND.PAGE1);
  yield {op: 'in', offset: DATA_PORTS.end - 2, size: 4};
  yield* setUpRemote(foreign * PAGE_BYTES, REACH); // page 0 by now, if the reset was not noticed
  yield* outb(PORT.CR, READ);
  loot.push(...(yield* take(REACH)));
  yield* outb(PORT.CR, COMMAND.START);
  yield* linuxDriver.init(board);
  return looted(state, loot);
};

/** The reset port in the middle of things: a range held back, a range half moved, and a write that resets nothing. */
export const reset: Attack = function* (board, state) {
  const foreign = foreignPage(board);
  const start = (board.endPage - 4) * PAGE_BYTES;
  const loot: number[] = [];
  yield* setUpRemote(foreign * PAGE_BYTES, REACH);
  yield* inb(PORT.RESET);
  yield* outb(PORT.CR, READ);
  loot.push(...(yield* take(REACH)));
  yield* linuxDriver.init(board);
  for (const isWrite of [false, true]) {
    yield* setUpRemote(start, 8 * PAGE_BYTES);
    yield* outb(PORT.CR, READ);
    yield* take(2 * PAGE_BYTES);
    if (isWrite) yield* outb(PORT.RESET, 0);
    else yield* inb(PORT.RESET);
    yield* outb(PORT.PSTOP, board.endPage - 3);
    yield* outb(PORT.CR, READ);
    loot.push(...(yield* take(6 * PAGE_BYTES)));
    yield* linuxDriver.init(board);
  }
  yield* setUpTransmit(bufferAddress(board, 0) / PAGE_BYTES, 1514);
  yield* outb(PORT.CR, COMMAND.SEND);
  yield* outb(PORT.RESET, 0);
  yield* outb(PORT.PSTART, ownRing(board).start);
  yield* outb(PORT.PSTOP, ownRing(board).stop);
  yield* outb(PORT.CR, COMMAND.START);
  yield* waitSent();
  yield* linuxDriver.init(board);
  yield* outb(PORT.ISR, ISR.RDC);
  return looted(state, loot);
};
