// A driver in the manner of a boot ROM, Etherboot and iPXE after it: no interrupts, one transmit buffer whose address goes to each
// descriptor in turn, a ring of 8 KiB whose last frame begins again at its start, and a loop in which it asks for everything.
import {
  type BoardSetup,
  type DriverOp,
  type DriverState,
  delay,
  inb,
  inl,
  inw,
  load,
  type NetworkDriver,
  type OpResult,
  outb,
  outl,
  outw,
  store,
} from '../../../sim/guests/driver.ts';
import {CYCLES_PER_US} from '../../../trace/units.ts';
import {
  CR,
  DESCRIPTORS,
  IDR,
  ISR,
  PORT,
  RCR,
  RECEIVE_HEADER_BYTES,
  ringBytes,
  TCR,
  TSAD,
  TSD,
  TSD_BITS,
} from '../sheet/registers.ts';
import {giveBack, layoutOf, nth, padded, placeMod, readHeader, reset, sendWord, setGroups} from './driver-steps.ts';

const TRANSMIT_PAGES = 1;
const RCR_WORD = RCR.RXFTH | RCR.MXDMA | RCR.AB | RCR.AM | RCR.APM;
const RING_BYTES = ringBytes(RCR_WORD);
/** TCR: the usual gap between frames, bursts of 1024 bytes. */
const SENDING = TCR.IFG | 0x600;
const MAX_FRAMES = 128;
const SENDING_POLLS = 400;
const SENDING_PAUSE = 2000;
/** 50 microseconds; a real one asks without a pause, which the lab has no use for. An estimate. */
const POLLS_EVERY = 50 * CYCLES_PER_US;

/** The ring is placed before the receiver may write: iPXE's order, where Etherboot places it after. [knowledge, not recorded] */
function* init(board: BoardSetup): DriverOp<OpResult> {
  const {ring} = layoutOf(board, TRANSMIT_PAGES);
  yield* reset();
  for (const [i, register] of IDR.entries()) yield* outb(register, board.mac[i] ?? 0);
  yield* outl(PORT.RBSTART, ring);
  yield* setGroups(0xffff_ffff, 0xffff_ffff);
  yield* outb(PORT.CR, CR.RE | CR.TE);
  yield* outl(PORT.TCR, SENDING);
  yield* outl(PORT.RCR, RCR_WORD);
  yield* outl(PORT.MPC, 0);
  yield* outw(PORT.IMR, 0);
  return {changed: {isUp: true, buffers: [0], sending: -1, next: 0, ringAt: 0}};
}

/** Sends a frame and waits until it is on the wire; a card that never says so is started anew. */
function* transmit(board: BoardSetup, state: DriverState, frame: Uint8Array): DriverOp<OpResult> {
  const {transmit: buffer} = layoutOf(board, TRANSMIT_PAGES);
  const bytes = padded(frame);
  const descriptor = nth(TSD, state.next);
  yield* store(buffer, bytes);
  yield* outl(nth(TSAD, state.next), buffer);
  yield* outl(descriptor, sendWord(bytes.length));
  if ((yield* waitSent()) && (yield* inl(descriptor)) & TSD_BITS.TOK)
    return {changed: {next: (state.next + 1) % DESCRIPTORS}};
  const {changed} = yield* init(board);
  return {changed: {...changed, timeouts: state.timeouts + 1}};
}

/** Polls ISR for the end of a frame and acknowledges it; false when it gave up. */
function* waitSent(): DriverOp<boolean> {
  for (let poll = 0; poll < SENDING_POLLS; poll++) {
    const status = (yield* inw(PORT.ISR)) & (ISR.TOK | ISR.TER);
    if (status !== 0) {
      yield* outw(PORT.ISR, status);
      return true;
    }
    yield* delay(SENDING_PAUSE);
  }
  return false;
}

/** Acknowledges what there is, then takes out of the ring all that is in it. */
function* poll(board: BoardSetup, state: DriverState): DriverOp<OpResult> {
  const {ring} = layoutOf(board, TRANSMIT_PAGES);
  const received: Uint8Array[] = [];
  let {ringAt} = state;
  const status = yield* inw(PORT.ISR);
  if (status !== 0) yield* outw(PORT.ISR, status);
  for (let frame = 0; frame < MAX_FRAMES && ((yield* inb(PORT.CR)) & CR.BUFE) === 0; frame++) {
    const header = yield* readHeader(ring + (ringAt % RING_BYTES));
    if (!header.isSound) {
      const {changed} = yield* init(board);
      return {changed: {...changed, timeouts: state.timeouts + 1}, received};
    }
    received.push(yield* takeOut(ring, ringAt + RECEIVE_HEADER_BYTES, header.length));
    ringAt = placeMod(ringAt + header.step);
    yield* giveBack(ringAt);
  }
  return {changed: {ringAt}, received};
}

/** The bytes from a place on; at the ring's end they go on at its start. */
function* takeOut(ring: number, from: number, length: number): DriverOp<Uint8Array> {
  const start = from % RING_BYTES;
  const first = Math.min(length, RING_BYTES - start);
  const bytes = new Uint8Array(length);
  bytes.set(yield* load(ring + start, first));
  if (first < length) bytes.set(yield* load(ring, length - first), first);
  return bytes;
}

/** A boot ROM's manner. */
export const etherbootDriver: NetworkDriver = {
  name: 'etherboot',
  init,
  canTake: ({isUp}) => isUp,
  transmit,
  interrupt: poll,
  poll,
  pollsEvery: POLLS_EVERY,
};
