// A driver in the manner of Linux's 8139cp: two rings of descriptors, a buffer for each, receive interrupts masked while the ring is walked.
// Where the card does not keep CPCR it falls back to the ring of bytes, as a system does that has 8139too as well. Left out: checksums,
// fragments, groups, link and PHY; it has 16 and 8 descriptors where Linux has 64 of each.
import {littleEndian} from '../../../base/bits.ts';
import {
  type BoardSetup,
  type DriverOp,
  type DriverState,
  delay,
  inw,
  load,
  type NetworkDriver,
  type OpResult,
  outb,
  outl,
  outw,
  store,
} from '../../../sim/guests/driver.ts';
import {HOST_PAGE_BYTES} from '../../../sim/machine/host-memory.ts';
import {CPCR, CR, CR9346_MODE, DESCRIPTORS, FCS_BYTES, ISR, PORT, TPPOLL} from '../sheet/registers.ts';
import {DESCRIPTOR_BYTES, descriptor, EOR, FS, LS, OWN} from './descriptors.ts';
import {padded, reset} from './driver-steps.ts';
import {readStation} from './eeprom.ts';
import {
  INTERRUPTS,
  LINUX_RCR,
  linuxDriver,
  mask,
  open as openRing,
  putStation,
  RECEIVE_BITS,
  SENDING,
  serveInterrupt,
} from './linux-driver.ts';

const RECEIVE_DESCRIPTORS = 16;
const SEND_DESCRIPTORS = 8;
/** Two buffers a page: each lies in one piece of host memory, wherever its page is. */
const BUFFER_BYTES = 2048;
/** What 8139cp asks for: the longest frame, its tag and check sequence, and room to align. */
const ASKED_BYTES = 1536;
const LENGTH = 0x1fff;
const MODE = CPCR.TXENABLE | CPCR.RXENABLE;
/** A frame in two pieces: the first are the headers of Ethernet and IP; the other is there 0.8 ms later, at 1.8 GHz. */
const HEADERS = 34;
const PIECE_PAUSE = 1_440_000;
/** More frames than one look is likely to find. */
const MAX_FRAMES = 64;

/** A page for both rings, and one buffer behind the other. */
function layoutOf({firstPage}: BoardSetup) {
  const receiveRing = Math.max(1, firstPage) * HOST_PAGE_BYTES;
  const sent = receiveRing + HOST_PAGE_BYTES;
  return {receiveRing, sendRing: sent - BUFFER_BYTES, sent, received: sent + SEND_DESCRIPTORS * BUFFER_BYTES};
}

function isCPlus({buffers}: DriverState): boolean {
  return buffers.length !== DESCRIPTORS;
}

function* init(board: BoardSetup): DriverOp<OpResult> {
  yield* reset();
  yield* readStation();
  yield* outw(PORT.CPCR, MODE);
  if (((yield* inw(PORT.CPCR)) & MODE) !== MODE) return yield* openRing(board);
  yield* outb(PORT['9346CR'], CR9346_MODE.CONFIG_WRITE);
  yield* putStation(board);
  const {receiveRing, sendRing, received} = layoutOf(board);
  for (let i = 0; i < RECEIVE_DESCRIPTORS; i++) yield* giveBuffer(receiveRing, received, i);
  yield* store(sendRing + (SEND_DESCRIPTORS - 1) * DESCRIPTOR_BYTES, descriptor(EOR, 0)); // the others are 0
  yield* outl(PORT.RDSARLO, receiveRing);
  yield* outl(PORT.RDSARHI, 0);
  yield* outl(PORT.TSAD0, sendRing);
  yield* outl(PORT.TSAD1, 0);
  yield* outb(PORT.CR, CR.RE | CR.TE);
  yield* outl(PORT.TCR, SENDING);
  yield* outl(PORT.RCR, LINUX_RCR);
  yield* outb(PORT['9346CR'], CR9346_MODE.NORMAL);
  yield* mask(INTERRUPTS);
  return {
    changed: {isUp: true, buffers: new Array<number>(SEND_DESCRIPTORS).fill(0), sending: 0, next: 0, ringAt: 0},
  };
}

function endOf(index: number, count: number): number {
  return index === count - 1 ? EOR : 0;
}

/** The card may fill this buffer: no register is told. */
function* giveBuffer(ring: number, received: number, index: number): DriverOp<void> {
  const command = OWN + endOf(index, RECEIVE_DESCRIPTORS) + ASKED_BYTES;
  yield* store(ring + index * DESCRIPTOR_BYTES, descriptor(command, received + index * BUFFER_BYTES));
}

function* transmit(board: BoardSetup, state: DriverState, frame: Uint8Array): DriverOp<OpResult> {
  if (!isCPlus(state)) return yield* linuxDriver.transmit(board, state, frame);
  const {next, buffers} = state;
  const {sendRing, sent} = layoutOf(board);
  const bytes = padded(frame);
  const buffer = sent + next * BUFFER_BYTES;
  yield* store(buffer, bytes);
  const command = OWN + FS + LS + endOf(next, SEND_DESCRIPTORS) + bytes.length;
  yield* store(sendRing + next * DESCRIPTOR_BYTES, descriptor(command, buffer));
  yield* outb(PORT.TPPOLL, TPPOLL.NPQ);
  return {
    changed: {
      buffers: buffers.map((held, i) => (i === next ? bytes.length : held)),
      next: (next + 1) % SEND_DESCRIPTORS,
    },
  };
}

function interrupt(board: BoardSetup, state: DriverState): DriverOp<OpResult> {
  if (!isCPlus(state)) return linuxDriver.interrupt(board, state);
  return serveInterrupt(state, reclaim(board, state), (from, received) => receive(board, from, received));
}

/** Takes back the buffers that were sent, the oldest first. */
function* reclaim(board: BoardSetup, state: DriverState): DriverOp<Partial<DriverState>> {
  const {sendRing} = layoutOf(board);
  const buffers = [...state.buffers];
  let oldest = state.sending;
  while ((buffers[oldest] ?? 0) > 0) {
    const command = littleEndian(yield* load(sendRing + oldest * DESCRIPTOR_BYTES, 4), 0, 4);
    if (command >= OWN) break;
    buffers[oldest] = 0;
    oldest = (oldest + 1) % SEND_DESCRIPTORS;
  }
  return {buffers, sending: oldest};
}

/** Takes frames out of their buffers until the card has the descriptor; answers which one that is. */
function* receive(board: BoardSetup, from: number, received: Uint8Array[]): DriverOp<number> {
  const {receiveRing, received: buffers} = layoutOf(board);
  yield* outw(PORT.ISR, RECEIVE_BITS);
  let index = from;
  for (; received.length < MAX_FRAMES; index = (index + 1) % RECEIVE_DESCRIPTORS) {
    const command = littleEndian(yield* load(receiveRing + index * DESCRIPTOR_BYTES, 4), 0, 4);
    if (command >= OWN) break;
    received.push(yield* load(buffers + index * BUFFER_BYTES, (command & LENGTH) - FCS_BYTES));
    yield* giveBuffer(receiveRing, buffers, index);
  }
  return index;
}

/** Gives the card a frame's headers as soon as they are there, and the rest of it when that is; that pieces are taken it does not want to be told meanwhile. */
function* transmitPieces(board: BoardSetup, state: DriverState, frame: Uint8Array): DriverOp<OpResult> {
  if (!isCPlus(state)) return yield* linuxDriver.transmit(board, state, frame);
  const {next, buffers} = state;
  const {sendRing, sent} = layoutOf(board);
  const bytes = padded(frame);
  const pieces = [
    {flags: FS, bytes: bytes.subarray(0, HEADERS)},
    {flags: LS, bytes: bytes.subarray(HEADERS)},
  ];
  yield* mask(INTERRUPTS & ~ISR.TOK);
  for (const [at, {flags, bytes: piece}] of pieces.entries()) {
    const index = next + at;
    if (at > 0) yield* delay(PIECE_PAUSE);
    yield* store(sent + index * BUFFER_BYTES, piece);
    const command = OWN + flags + endOf(index, SEND_DESCRIPTORS) + piece.length;
    yield* store(sendRing + index * DESCRIPTOR_BYTES, descriptor(command, sent + index * BUFFER_BYTES));
    yield* outb(PORT.TPPOLL, TPPOLL.NPQ);
  }
  yield* mask(INTERRUPTS);
  return {
    changed: {
      buffers: buffers.map((held, i) => pieces[i - next]?.bytes.length ?? held),
      next: (next + pieces.length) % SEND_DESCRIPTORS,
    },
  };
}

/** 8139cp's manner. */
export const cPlusDriver: NetworkDriver = {...linuxDriver, name: 'linux-cp', init, transmit, interrupt};

/** The same, but that a frame takes two descriptors, and the card has the first before there is a second. Nothing forbids it. [RTL8139C+, Tx Descriptor] */
export const piecesDriver: NetworkDriver = {...cPlusDriver, name: 'pieces', transmit: transmitPieces};
