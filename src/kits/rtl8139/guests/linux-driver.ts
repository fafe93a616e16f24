// A driver in the manner of Linux's 8139too: four transmit buffers taken in turn, a ring of 32 KiB whose last frame runs on behind its
// end, receive interrupts masked while the ring is emptied. Which registers in which order, flushing reads included: as recorded. Left
// out: link and PHY but for the reads at the start, statistics, lists of groups.
import {littleEndian} from '../../../base/bits.ts';
import {
  type BoardSetup,
  type DriverOp,
  type DriverState,
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
import {
  CR,
  CR9346_MODE,
  DESCRIPTORS,
  HLTCLK,
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
import {
  BUFFER_BYTES,
  flushed,
  giveBack,
  type Layout,
  layoutOf,
  lookAtStatus,
  nth,
  padded,
  placeMod,
  readHeader,
  reset,
  sendWord,
  setGroups,
} from './driver-steps.ts';
import {readStation} from './eeprom.ts';

const TRANSMIT_PAGES = 2;
const RING_32K = 2 << 11;
const RECEIVING = RCR.RXFTH | RCR.MXDMA | RING_32K | RCR.WRAP;
/** RCR with the own address and broadcasts; once the driver is up, with groups as well. */
const RCR_FIRST = RECEIVING | RCR.AB | RCR.APM;
export const LINUX_RCR = RCR_FIRST | RCR.AM;
const RING_BYTES = ringBytes(LINUX_RCR);
/** TCR: the usual gap between frames, bursts of 1024 bytes, 8 times 16 retries more. [seen in recordings] */
export const SENDING = TCR.IFG | 0x600 | 0x80;
/** The filter bit of 224.0.0.1, the group that every host is in. */
const ALL_HOSTS = 0x4000_0000;

/** What drains the ring acknowledges together. */
export const RECEIVE_BITS = ISR.ROK | ISR.RXOVW | ISR.FOVW;
export const INTERRUPTS = RECEIVE_BITS | ISR.RER | ISR.TOK | ISR.TER | ISR.PUN | ISR.TIMEOUT | ISR.SERR;
const NO_RECEIVE = INTERRUPTS & ~RECEIVE_BITS;
const SENT = TSD_BITS.TOK | TSD_BITS.TUN | TSD_BITS.TABT;
/** More than a ring of 32 KiB holds. */
const MAX_FRAMES = 512;

/** Where such a driver has its memory. */
export function linuxLayout(board: BoardSetup): Layout {
  return layoutOf(board, TRANSMIT_PAGES);
}

function* init(board: BoardSetup): DriverOp<OpResult> {
  yield* probe();
  return yield* open(board);
}

/** Looks at the card and asks its EEPROM for the station address; the scenario's own takes its place. */
function* probe(): DriverOp<void> {
  yield* outb(PORT.HLTCLK, HLTCLK.RUN);
  yield* inl(PORT.TCR); // is there a card, and which
  yield* inl(PORT.TCR);
  yield* outb(PORT.CONFIG1, yield* inb(PORT.CONFIG1));
  yield* reset();
  yield* readStation();
  yield* outb(PORT.HLTCLK, HLTCLK.HALT);
}

/** Writes the station address, which takes 9346CR to be open. */
export function* putStation({mac}: BoardSetup): DriverOp<void> {
  yield* flushed(nth(IDR, 0), littleEndian(mac, 0, 4));
  yield* flushed(nth(IDR, 4), littleEndian(mac, 4, 2));
}

/** Resets the card and starts it, its buffers in the guest's window. */
export function* open(board: BoardSetup): DriverOp<OpResult> {
  const {transmit, ring} = linuxLayout(board);
  yield* outb(PORT.HLTCLK, HLTCLK.RUN);
  yield* reset();
  yield* outb(PORT['9346CR'], CR9346_MODE.CONFIG_WRITE);
  yield* inb(PORT['9346CR']);
  yield* putStation(board);
  yield* flushed(PORT.RBSTART, ring);
  yield* outb(PORT.CR, CR.RE | CR.TE);
  yield* outl(PORT.RCR, RCR_FIRST);
  yield* outl(PORT.TCR, SENDING);
  yield* inw(PORT.BMSR); // a link that was lost shows until it is read
  yield* inw(PORT.BMSR);
  yield* inw(PORT.ANAR);
  yield* inw(PORT.ANLPAR);
  yield* outb(PORT['9346CR'], CR9346_MODE.NORMAL);
  for (const [i, register] of TSAD.entries()) yield* flushed(register, transmit + i * BUFFER_BYTES);
  yield* outl(PORT.MPC, 0);
  yield* flushed(PORT.RCR, LINUX_RCR);
  yield* setGroups(0, ALL_HOSTS);
  yield* outw(PORT.MULINT, (yield* inw(PORT.MULINT)) & 0xf000);
  const command = yield* inb(PORT.CR);
  if ((command & CR.RE) === 0 || (command & CR.TE) === 0) yield* outb(PORT.CR, CR.RE | CR.TE);
  yield* outw(PORT.IMR, INTERRUPTS);
  return {
    changed: {isUp: true, buffers: new Array<number>(DESCRIPTORS).fill(0), sending: -1, next: 0, ringAt: 0},
  };
}

function* transmit(board: BoardSetup, state: DriverState, frame: Uint8Array): DriverOp<OpResult> {
  const {next, buffers, sending} = state;
  const bytes = padded(frame);
  yield* store(linuxLayout(board).transmit + next * BUFFER_BYTES, bytes);
  yield* flushed(nth(TSD, next), sendWord(bytes.length));
  return {
    changed: {
      buffers: buffers.map((held, i) => (i === next ? bytes.length : held)),
      sending: sending < 0 ? next : sending,
      next: (next + 1) % DESCRIPTORS,
    },
  };
}

function interrupt(board: BoardSetup, state: DriverState): DriverOp<OpResult> {
  return serveInterrupt(state, reclaim(state), (ringAt, received) =>
    receive(linuxLayout(board).ring, ringAt, received),
  );
}

/** What both of Linux's drivers do, by how each takes back what was sent and takes out what came in: from where on, to where. */
export function* serveInterrupt(
  {ringAt: from}: DriverState,
  reclaimed: DriverOp<Partial<DriverState>>,
  takeOut: (from: number, received: Uint8Array[]) => DriverOp<number>,
): DriverOp<OpResult> {
  const status = yield* inw(PORT.ISR);
  if ((status & INTERRUPTS) === 0) return {changed: {}};
  const acknowledged = status & ~(RECEIVE_BITS | ISR.TER);
  if (acknowledged !== 0) yield* outw(PORT.ISR, acknowledged);
  const isReceiving = (status & RECEIVE_BITS) !== 0;
  if (isReceiving) yield* mask(NO_RECEIVE);
  const sent = status & (ISR.TOK | ISR.TER) ? yield* reclaimed : {};
  if (status & ISR.TER) yield* outw(PORT.ISR, ISR.TER);
  if (!isReceiving) return {changed: sent};
  const received: Uint8Array[] = [];
  let ringAt = from;
  if ((yield* inw(PORT.ISR)) & RECEIVE_BITS) ringAt = yield* takeOut(from, received);
  yield* mask(INTERRUPTS);
  return {changed: {...sent, ringAt}, received};
}

/** Sets IMR, and sees to it that the card has it. */
export function* mask(interrupts: number): DriverOp<void> {
  yield* outw(PORT.IMR, interrupts);
  yield* inw(PORT.IMR);
}

/** Takes back the buffers that were sent, the oldest first. */
function* reclaim(state: DriverState): DriverOp<Partial<DriverState>> {
  const buffers = [...state.buffers];
  let oldest = state.sending;
  while (oldest >= 0) {
    const status = yield* inl(nth(TSD, oldest));
    if ((status & SENT) === 0) break;
    if (status & TSD_BITS.TABT) yield* outl(PORT.TCR, SENDING | TCR.CLRABT);
    buffers[oldest] = 0;
    const following = (oldest + 1) % DESCRIPTORS;
    oldest = (buffers[following] ?? 0) > 0 ? following : -1;
  }
  return {buffers, sending: oldest};
}

/** Takes frames out of the ring until the card says that it is empty; answers where the next one will begin. */
function* receive(ring: number, from: number, received: Uint8Array[]): DriverOp<number> {
  let ringAt = from;
  for (let frame = 0; frame < MAX_FRAMES && ((yield* inb(PORT.CR)) & CR.BUFE) === 0; frame++) {
    const address = ring + (ringAt % RING_BYTES);
    const header = yield* readHeader(address);
    if (!header.isSound) {
      ringAt = yield* restartReceiver();
      yield* acknowledgeReceived();
      break;
    }
    received.push(yield* load(address + RECEIVE_HEADER_BYTES, header.length));
    ringAt = placeMod(ringAt + header.step);
    yield* giveBack(ringAt);
    yield* acknowledgeReceived();
  }
  return ringAt;
}

function* acknowledgeReceived(): DriverOp<void> {
  if (((yield* inw(PORT.ISR)) & RECEIVE_BITS) === 0) return;
  yield* outw(PORT.ISR, RECEIVE_BITS);
  yield* inw(PORT.ISR);
}

/** Receiver off and on with what is in the ring given up; where the card goes on it says in CBR: not every card begins anew at 0. */
export function* restartReceiver(rcr = LINUX_RCR): DriverOp<number> {
  yield* outb(PORT.CR, CR.TE);
  yield* outl(PORT.RCR, rcr);
  const ringAt = yield* inw(PORT.CBR);
  yield* giveBack(ringAt);
  yield* outb(PORT.CR, CR.RE | CR.TE);
  return ringAt;
}

/** Linux's manner. */
export const linuxDriver: NetworkDriver = {
  name: 'linux',
  init,
  canTake: ({isUp, buffers, next}) => isUp && buffers[next] === 0,
  transmit,
  interrupt,
  poll: lookAtStatus,
};
