// A driver in the manner of GeekOS: one transmit buffer, word by word without `rep`, remote commands that are never
// aborted, pages switched with RD = 001 still set, a frame sent with CR = 0x16 while RD still says write.
// GeekOS reads two bytes somewhere before each write ("read before write"); here that is in the guest's own window.

import {
  type BoardSetup,
  type DriverOp,
  type DriverState,
  inb,
  inw,
  inwLoop,
  type NetworkDriver,
  type OpResult,
  outb,
  outwLoop,
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
} from './driver-steps.ts';

const BUFFERS = 1;
/** Every interrupt but RDC. */
const MOST_INTERRUPTS = 0x3f;
const PAGE1_READING = COMMAND.READ | COMMAND.PAGE1;
const PAGE0_READING = COMMAND.READ;
const SEND_WRITING = COMMAND.WRITE | CR.TXP;
const MAX_SERVICE = 12;

function* init(board: BoardSetup): DriverOp<OpResult> {
  const ring = ringOf(board, BUFFERS);
  yield* outb(PORT.RESET, yield* inb(PORT.RESET));
  yield* outb(PORT.CR, COMMAND.STOP);
  yield* outb(PORT.DCR, DCR.WTS | DCR.LS | DCR.FT1);
  yield* outb(PORT.RBCR0, 0);
  yield* outb(PORT.RBCR1, 0);
  yield* outb(PORT.RCR, RCR.AB);
  yield* outb(PORT.TCR, TCR.LB0);
  yield* outb(PORT.TPSR, board.firstPage);
  yield* outb(PORT.PSTART, ring.start);
  yield* outb(PORT.PSTOP, ring.stop);
  yield* outb(PORT.BNRY, ring.stop - 1);
  yield* outb(PORT.ISR, 0xff);
  yield* setUpStation(board.mac, ring.start);
  yield* outb(PORT.IMR, MOST_INTERRUPTS);
  yield* outb(PORT.CR, COMMAND.START);
  yield* outb(PORT.TCR, 0);
  return {changed: {isUp: true, buffers: new Array<number>(BUFFERS).fill(0), sending: -1}};
}

function* transmit(board: BoardSetup, state: DriverState, frame: Uint8Array): DriverOp<OpResult> {
  const bytes = padded(frame);
  const even = (bytes.length + 1) & ~1;
  const address = bufferAddress(board, 0);
  yield* outb(PORT.CR, COMMAND.START);
  yield* setUpRemote(address, 2);
  yield* outb(PORT.CR, COMMAND.READ);
  yield* inw(PORT.DATA);
  yield* outb(PORT.ISR, ISR.RDC);
  yield* setUpRemote(address, even);
  yield* outb(PORT.TBCR0, bytes.length & 0xff);
  yield* outb(PORT.TBCR1, bytes.length >>> 8);
  yield* outb(PORT.CR, COMMAND.WRITE);
  yield* outwLoop(PORT.DATA, bytes);
  if (!(yield* pollStatus(ISR.RDC))) return {changed: {timeouts: state.timeouts + 1}};
  yield* outb(PORT.ISR, ISR.RDC);
  yield* outb(PORT.CR, SEND_WRITING);
  return {changed: {buffers: [bytes.length], sending: 0}};
}

function* interrupt(board: BoardSetup, state: DriverState): DriverOp<OpResult> {
  const received: Uint8Array[] = [];
  let {buffers, sending} = state;
  for (let service = 0; service < MAX_SERVICE; service++) {
    const status = (yield* inb(PORT.ISR)) & ~(ISR.RST | ISR.RDC);
    if (status === 0) break;
    yield* outb(PORT.ISR, status);
    if (status & (RECEIVED | ISR.OVW)) yield* receive(board, received);
    if (status & (ISR.PTX | ISR.TXE)) {
      buffers = [0];
      sending = -1;
    }
  }
  return {changed: {buffers, sending}, received};
}

/** Takes frames out of the ring; page 1 is selected with a read command that has nothing to move. */
function* receive(board: BoardSetup, received: Uint8Array[]): DriverOp<void> {
  const ring = ringOf(board, BUFFERS);
  for (;;) {
    yield* outb(PORT.CR, PAGE1_READING);
    const current = yield* inb(PORT.CURR);
    yield* outb(PORT.CR, PAGE0_READING);
    const page = pageAfter(yield* inb(PORT.BNRY), ring);
    if (page === current) return;
    const header = ringHeader(yield* readCard(page * PAGE_BYTES, RECEIVE_HEADER_BYTES), ring);
    if (!header.isSound) {
      yield* outb(PORT.BNRY, pageBefore(current, ring));
      return;
    }
    received.push(yield* readCard(bodyAddress(page), header.length));
    yield* outb(PORT.BNRY, pageBefore(header.next, ring));
  }
}

function* readCard(address: number, length: number): DriverOp<Uint8Array> {
  const even = (length + 1) & ~1;
  yield* setUpRemote(address, even);
  yield* outb(PORT.CR, COMMAND.READ);
  const bytes = yield* inwLoop(PORT.DATA, even / 2);
  yield* outb(PORT.ISR, ISR.RDC);
  return bytes.subarray(0, length);
}

/** GeekOS's manner, on a 16-bit NE2000. */
export const geekosDriver: NetworkDriver = {
  name: 'geekos',
  init,
  canTake: ({isUp, buffers, sending}) => isUp && sending < 0 && buffers[0] === 0,
  transmit,
  interrupt,
  poll: pollOnce,
};
