// What every driver of this card does in the same way: setting up a remote DMA, waiting for it, walking the ring.

import {type BoardSetup, type DriverOp, delay, inb, type OpResult, outb} from '../../../sim/guests/driver.ts';
import {PORT} from '../sheet/board.ts';
import {COMMAND} from '../sheet/command-words.ts';
import {ISR, MAR, PAGE_BYTES, PAR, RECEIVE_HEADER_BYTES, RSR} from '../sheet/dp8390.ts';

/** Pages a transmit buffer needs for a full frame. */
const TX_PAGES = 6;
const POLLS = 400;
const POLL_PAUSE = 500;
const LONGEST_STORED = 1518;

/** Writes RBCR and RSAR: `length` bytes from card address `address`. */
export function* setUpRemote(address: number, length: number): DriverOp<void> {
  yield* outb(PORT.RBCR0, length & 0xff);
  yield* outb(PORT.RBCR1, length >>> 8);
  yield* outb(PORT.RSAR0, address & 0xff);
  yield* outb(PORT.RSAR1, address >>> 8);
}

/** Fills page 1 of a stopped card: its address, every group let through, where the first frame goes. */
export function* setUpStation(mac: Uint8Array, firstFrame: number): DriverOp<void> {
  yield* outb(PORT.CR, COMMAND.STOP | COMMAND.PAGE1);
  for (const [i, register] of PAR.entries()) yield* outb(register, mac[i] ?? 0);
  for (const register of MAR) yield* outb(register, 0xff);
  yield* outb(PORT.CURR, firstFrame);
  yield* outb(PORT.CR, COMMAND.STOP);
}

/** Writes TBCR and TPSR: `length` bytes from the start of `page`. */
export function* setUpTransmit(page: number, length: number): DriverOp<void> {
  yield* outb(PORT.TBCR0, length & 0xff);
  yield* outb(PORT.TBCR1, length >>> 8);
  yield* outb(PORT.TPSR, page);
}

/** Polls ISR until a bit shows; false when it gave up. Drivers mask RDC, so this is how they see it. */
export function* pollStatus(bit: number): DriverOp<boolean> {
  for (let poll = 0; poll < POLLS; poll++) {
    if ((yield* inb(PORT.ISR)) & bit) return true;
    yield* delay(POLL_PAUSE);
  }
  return false;
}

/** What the four bytes before a stored frame say. */
export interface RingHeader {
  readonly next: number;
  /** Bytes of the frame without its check sequence. */
  readonly length: number;
  readonly isSound: boolean;
}

/** Reads the header's bytes against the ring they came from. */
export function ringHeader(bytes: Uint8Array, ring: {readonly start: number; readonly stop: number}): RingHeader {
  const next = bytes[1] ?? 0;
  const count = (bytes[2] ?? 0) | ((bytes[3] ?? 0) << 8);
  const isSound =
    ((bytes[0] ?? 0) & RSR.PRX) !== 0 &&
    next >= ring.start &&
    next < ring.stop &&
    count >= 64 &&
    count <= LONGEST_STORED;
  return {next, length: count - RECEIVE_HEADER_BYTES, isSound};
}

/** The page after `page` in a ring, and the one before. */
export function pageAfter(page: number, ring: {readonly start: number; readonly stop: number}): number {
  return page + 1 >= ring.stop ? ring.start : page + 1;
}

export function pageBefore(page: number, ring: {readonly start: number; readonly stop: number}): number {
  return page <= ring.start ? ring.stop - 1 : page - 1;
}

/** The ring behind `buffers` transmit buffers. */
export function ringOf(board: BoardSetup, buffers: number): {readonly start: number; readonly stop: number} {
  return {start: board.firstPage + TX_PAGES * buffers, stop: board.endPage};
}

/** Card address of the first byte after a stored frame's header. */
export function bodyAddress(page: number): number {
  return page * PAGE_BYTES + RECEIVE_HEADER_BYTES;
}

/** Card address of a transmit buffer. */
export function bufferAddress(board: BoardSetup, buffer: number): number {
  return (board.firstPage + TX_PAGES * buffer) * PAGE_BYTES;
}

/** Shortest frame that may go on the wire, without its check sequence. */
const MIN_FRAME_BYTES = 60;

/** The frame padded to the least length. */
export function padded(frame: Uint8Array): Uint8Array {
  if (frame.length >= MIN_FRAME_BYTES) return frame;
  const whole = new Uint8Array(MIN_FRAME_BYTES);
  whole.set(frame);
  return whole;
}

/** One look at ISR without an interrupt; what it shows is left to the handler. */
export function* pollOnce(): DriverOp<OpResult> {
  yield* inb(PORT.ISR);
  return {changed: {}};
}

/** ISR bits that mean a frame came in, well or badly. */
export const RECEIVED = ISR.PRX | ISR.RXE;
