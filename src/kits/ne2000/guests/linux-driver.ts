// A driver in the manner of Linux's 8390 library on a board whose data port has 8, 16 or 32 bits: two transmit buffers, rep data port, interrupts
// masked while it sends, RDC polled, service loop until ISR is clear. Its page constants are a parameter here; Linux's own
// board set-up hard-codes 0x40 to 0x80. [facts, 6]

import {
  type BoardSetup,
  type DataBytes,
  type DriverOp,
  type DriverState,
  delay,
  inb,
  ins,
  type NetworkDriver,
  type OpResult,
  outb,
  outs,
} from '../../../sim/guests/driver.ts';
import {PORT} from '../sheet/board.ts';
import {COMMAND} from '../sheet/command-words.ts';
import {CR, DCR, ISR, PAGE_BYTES, RCR, RECEIVE_HEADER_BYTES, TCR} from '../sheet/dp8390.ts';
import {
  bodyAddress,
  bufferAddress,
  padded,
  pageAfter,
  pageBefore,
  pollOnce,
  pollStatus,
  RECEIVED,
  ringHeader,
  ringOf,
  setUpRemote,
  setUpStation,
  setUpTransmit,
} from './driver-steps.ts';

const BUFFERS = 2;
const DCR_BYTE = DCR.LS | DCR.FT1;
const DCR_WORD = DCR_BYTE | DCR.WTS;
const ALL_INTERRUPTS = 0x3f;
const PROM_BYTES = 32;
const MAX_SERVICE = 12;
const MAX_FRAMES = 10;
/** 1.6 ms at 1.8 GHz: the longest a stopped chip may take to finish a frame. [DP8390D, Overwrite Warning] */
const STOP_WAIT = 2_880_000;

const widthOf = ({dataBytes = 2}: BoardSetup): DataBytes => dataBytes;

function* init(board: BoardSetup): DriverOp<OpResult> {
  yield* outb(PORT.RESET, yield* inb(PORT.RESET));
  yield* pollStatus(ISR.RST);
  yield* outb(PORT.ISR, 0xff);
  yield* readProm();
  yield* setUp(board);
  return {changed: {isUp: true, buffers: new Array<number>(BUFFERS).fill(0), sending: -1}};
}

/** Reads the station PROM as every Linux driver does; the scenario's own address takes its place. */
function* readProm(): DriverOp<void> {
  yield* outb(PORT.CR, COMMAND.STOP);
  yield* outb(PORT.DCR, DCR_BYTE);
  yield* outb(PORT.RBCR0, 0);
  yield* outb(PORT.RBCR1, 0);
  yield* outb(PORT.IMR, 0);
  yield* outb(PORT.ISR, 0xff);
  yield* outb(PORT.RCR, RCR.MON);
  yield* outb(PORT.TCR, TCR.LB0);
  yield* setUpRemote(0, PROM_BYTES);
  yield* outb(PORT.CR, COMMAND.READ);
  for (let i = 0; i < PROM_BYTES; i++) yield* inb(PORT.DATA);
}

/** The chip's start order, received frames last. [DP8390D, Initialization Sequence] */
function* setUp(board: BoardSetup): DriverOp<void> {
  const ring = ringOf(board, BUFFERS);
  yield* outb(PORT.CR, COMMAND.STOP);
  yield* outb(PORT.DCR, widthOf(board) === 1 ? DCR_BYTE : DCR_WORD);
  yield* outb(PORT.RBCR0, 0);
  yield* outb(PORT.RBCR1, 0);
  yield* outb(PORT.RCR, RCR.MON);
  yield* outb(PORT.TCR, TCR.LB0);
  yield* outb(PORT.TPSR, board.firstPage);
  yield* outb(PORT.PSTART, ring.start);
  yield* outb(PORT.BNRY, ring.stop - 1);
  yield* outb(PORT.PSTOP, ring.stop);
  yield* outb(PORT.ISR, 0xff);
  yield* outb(PORT.IMR, 0);
  yield* setUpStation(board.mac, ring.start);
  yield* outb(PORT.ISR, 0xff);
  yield* outb(PORT.IMR, ALL_INTERRUPTS);
  yield* outb(PORT.CR, COMMAND.START);
  yield* outb(PORT.TCR, 0);
  yield* outb(PORT.RCR, RCR.AB);
}

function* transmit(board: BoardSetup, state: DriverState, frame: Uint8Array): DriverOp<OpResult> {
  const buffer = state.buffers[0] === 0 ? 0 : 1;
  const bytes = padded(frame);
  yield* outb(PORT.IMR, 0);
  const isIn = yield* blockOutput(board, bytes, bufferAddress(board, buffer));
  if (!isIn) {
    yield* outb(PORT.IMR, ALL_INTERRUPTS);
    return {changed: {timeouts: state.timeouts + 1}};
  }
  const buffers = state.buffers.map((held, i) => (i === buffer ? bytes.length : held));
  let {sending} = state;
  if (sending < 0 && (yield* triggerSend(board, buffer, bytes.length))) sending = buffer;
  yield* outb(PORT.IMR, ALL_INTERRUPTS);
  return {changed: {buffers, sending}};
}

/** Copies a frame into a transmit buffer by remote write; false when RDC never came. */
function* blockOutput(board: BoardSetup, bytes: Uint8Array, address: number): DriverOp<boolean> {
  const width = widthOf(board);
  yield* outb(PORT.CR, COMMAND.START);
  yield* outb(PORT.ISR, ISR.RDC);
  yield* setUpRemote(address, Math.ceil(bytes.length / width) * width);
  yield* outb(PORT.CR, COMMAND.WRITE);
  yield* outs(PORT.DATA, width, bytes);
  const isDone = yield* pollStatus(ISR.RDC);
  yield* outb(PORT.ISR, ISR.RDC);
  return isDone;
}

/** Starts the transmitter unless it is still busy. */
function* triggerSend(board: BoardSetup, buffer: number, length: number): DriverOp<boolean> {
  yield* outb(PORT.CR, COMMAND.NO_DMA);
  if ((yield* inb(PORT.CR)) & CR.TXP) return false;
  yield* setUpTransmit(bufferAddress(board, buffer) / PAGE_BYTES, length);
  yield* outb(PORT.CR, COMMAND.SEND);
  return true;
}

function* interrupt(board: BoardSetup, state: DriverState): DriverOp<OpResult> {
  const received: Uint8Array[] = [];
  let {buffers, sending} = state;
  yield* outb(PORT.CR, COMMAND.NO_DMA);
  for (let service = 0; service < MAX_SERVICE; service++) {
    const status = (yield* inb(PORT.ISR)) & ~ISR.RST;
    if (status === 0) break;
    if (status & ISR.OVW) yield* recover(board, received);
    else if (status & RECEIVED) yield* receive(board, received);
    if (status & (ISR.PTX | ISR.TXE)) {
      yield* inb(PORT.TSR);
      yield* outb(PORT.ISR, ISR.PTX | ISR.TXE);
      const next = sending === 0 ? 1 : 0;
      buffers = buffers.map((length, i) => (i === sending ? 0 : length));
      const waiting = buffers[next] ?? 0;
      sending = waiting > 0 && (yield* triggerSend(board, next, waiting)) ? next : -1;
    }
    if (status & ISR.CNT) {
      for (const counter of [PORT.CNTR0, PORT.CNTR1, PORT.CNTR2]) yield* inb(counter);
      yield* outb(PORT.ISR, ISR.CNT);
    }
    if (status & ISR.RDC) yield* outb(PORT.ISR, ISR.RDC);
    yield* outb(PORT.CR, COMMAND.START);
  }
  return {changed: {buffers, sending}, received};
}

/** Takes frames out of the ring until BNRY meets CURR. */
function* receive(board: BoardSetup, received: Uint8Array[]): DriverOp<void> {
  const ring = ringOf(board, BUFFERS);
  for (let frame = 0; frame < MAX_FRAMES; frame++) {
    yield* outb(PORT.CR, COMMAND.NO_DMA | COMMAND.PAGE1);
    const current = yield* inb(PORT.CURR);
    yield* outb(PORT.CR, COMMAND.NO_DMA);
    const page = pageAfter(yield* inb(PORT.BNRY), ring);
    if (page === current) break;
    const header = ringHeader(yield* blockInput(board, page * PAGE_BYTES, RECEIVE_HEADER_BYTES), ring);
    if (!header.isSound) {
      yield* outb(PORT.BNRY, pageBefore(current, ring));
      break;
    }
    received.push(yield* blockInput(board, bodyAddress(page), header.length));
    yield* outb(PORT.BNRY, pageBefore(header.next, ring));
  }
  yield* outb(PORT.ISR, RECEIVED);
}

/** Reads card memory by remote read. */
function* blockInput(board: BoardSetup, address: number, length: number): DriverOp<Uint8Array> {
  const width = widthOf(board);
  yield* outb(PORT.CR, COMMAND.START);
  yield* setUpRemote(address, length);
  yield* outb(PORT.CR, COMMAND.READ);
  const bytes = yield* ins(PORT.DATA, width, Math.ceil(length / width));
  yield* outb(PORT.ISR, ISR.RDC);
  return bytes.subarray(0, length);
}

/** The data sheet's way out of an overflow. [DP8390D, Overwrite Warning] */
function* recover(board: BoardSetup, received: Uint8Array[]): DriverOp<void> {
  const wasSending = ((yield* inb(PORT.CR)) & CR.TXP) !== 0;
  yield* outb(PORT.CR, COMMAND.STOP);
  yield* delay(STOP_WAIT);
  yield* outb(PORT.RBCR0, 0);
  yield* outb(PORT.RBCR1, 0);
  const mustResend = wasSending && ((yield* inb(PORT.ISR)) & (ISR.PTX | ISR.TXE)) === 0;
  yield* outb(PORT.TCR, TCR.LB0);
  yield* outb(PORT.CR, COMMAND.START);
  yield* receive(board, received);
  yield* outb(PORT.ISR, ISR.OVW);
  yield* outb(PORT.TCR, 0);
  if (mustResend) yield* outb(PORT.CR, COMMAND.SEND);
}

/** Linux's manner; `ne` on 8 and 16 bits, `ne2k-pci` on 32. */
export const linuxDriver: NetworkDriver = {
  name: 'linux',
  init,
  canTake: ({isUp, buffers}) => isUp && buffers.includes(0),
  transmit,
  interrupt,
  poll: pollOnce,
};
