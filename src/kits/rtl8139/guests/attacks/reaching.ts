// What hostile drivers have in common: whose pages they are after, a frame out of some address, frames for the ring as it stands.
import {ARP_OPERATION, buildArp} from '../../../../net/arp.ts';
import {BROADCAST, buildEthernet, ETHER_TYPE} from '../../../../net/ethernet.ts';
import {
  type BoardSetup,
  type DriverOp,
  type DriverState,
  delay,
  inl,
  inw,
  type OpResult,
  outl,
  store,
} from '../../../../sim/guests/driver.ts';
import {HOST_PAGE_BYTES} from '../../../../sim/machine/host-memory.ts';
import {DESCRIPTORS, PORT, RCR, TCR, TSAD, TSD, TSD_BITS, TSD_SIZE} from '../../sheet/registers.ts';
import {giveBack, nth, padded, sendWord} from '../driver-steps.ts';
import {LINUX_RCR, linuxLayout, open, SENDING} from '../linux-driver.ts';

/** One round of an attack; `round` counts from 0. */
export type Attack = (board: BoardSetup, state: DriverState, round: number) => DriverOp<OpResult>;

/** Bytes of one reach. */
export const REACH = 64;
/** The machine's memory ends at this page; what is in nobody's window is the VMM's, page 0 among it. */
const MEMORY_PAGES = 256;
/** 0.3 ms at 1.8 GHz: the host's answer is back by then. */
const ANSWER_TIME = 540_000;
const ENDED = TSD_BITS.TOK | TSD_BITS.TUN | TSD_BITS.TABT;
/** A full frame takes 0.12 ms of wire. */
const END_POLLS = 60;
const END_PAUSE = 5000;
/** RCR that takes in whatever comes. */
export const TAKE_ALL = LINUX_RCR | RCR.AAP;

/** A page that is somebody else's: the one behind its window, or before it where memory ends there. A guest whose own addresses begin at 0 cannot know; it tries as far again. */
export function foreignAddress({firstPage, endPage}: BoardSetup): number {
  const page = firstPage > 0 ? endPage : 2 * endPage;
  return (page < MEMORY_PAGES ? page : Math.max(0, firstPage - 1)) * HOST_PAGE_BYTES;
}

/** The first byte behind the guest's window. */
export function windowEnd({endPage}: BoardSetup): number {
  return endPage * HOST_PAGE_BYTES;
}

/** The guest's own first transmit buffer. */
export function ownBuffer(board: BoardSetup): number {
  return linuxLayout(board).transmit;
}

/** The card as `init` left it, whatever an attack did to it: descriptor 0 has the turn. Answers what the driver has to know again. */
export function restart(board: BoardSetup): DriverOp<OpResult> {
  return open(board);
}

/** What a round hands back once the card is started anew: the bytes it took besides. */
export function* restarted(board: BoardSetup, state: DriverState, loot: readonly number[] = []): DriverOp<OpResult> {
  const {changed} = yield* restart(board);
  return {changed: {...changed, loot: [...state.loot, ...loot].slice(-4096)}};
}

/** Sends so many bytes from an address through the descriptor that has the turn; answers whose turn is next: the same one's where the write was refused. */
export function* sendFrom(turn: number, address: number, length: number): DriverOp<number> {
  yield* outl(nth(TSAD, turn), address);
  return yield* sendAgain(turn, length);
}

/** The same from where its TSAD stands. */
export function* sendAgain(turn: number, length: number): DriverOp<number> {
  const descriptor = nth(TSD, turn);
  yield* outl(descriptor, sendWord(length));
  return (yield* ended(turn, length)) ? (turn + 1) % DESCRIPTORS : turn;
}

/** Waits until the card is done with a frame; false: it was never told of it, or it gave up. OWN alone says that its bytes are fetched. */
export function* ended(turn: number, length: number): DriverOp<boolean> {
  for (let poll = 0; poll < END_POLLS; poll++) {
    const status = yield* inl(nth(TSD, turn));
    if (status & TSD_BITS.OWN && (status & TSD_SIZE) !== length) return false;
    if (status & ENDED) return true;
    yield* delay(END_PAUSE);
  }
  return false;
}

/** Both loopback bits: what is sent comes in again and does not go out. */
export function* loopBack(): DriverOp<void> {
  yield* outl(PORT.TCR, SENDING | TCR.LBK);
}

/** A frame of the guest's own, to itself, in its first buffer. */
export function* storeOwnFrame(board: BoardSetup, length: number): DriverOp<void> {
  const frame = new Uint8Array(length).fill(0xba);
  frame.set(board.mac, 0);
  frame.set(board.mac, 6);
  yield* store(ownBuffer(board), frame);
}

/** Waits until a frame has come in, or none will; answers where the next one is to lie. */
function* stored(place: number): DriverOp<number> {
  for (let poll = 0; poll < END_POLLS; poll++) {
    const now = yield* inw(PORT.CBR);
    if (now !== place) return now;
    yield* delay(END_PAUSE);
  }
  return place;
}

/** Has that frame come in `times` over by loopback, each given back at once so that there is room; answers whose turn is next. */
export function* fillRing(board: BoardSetup, from: number, length: number, times: number): DriverOp<number> {
  let turn = from;
  yield* storeOwnFrame(board, length);
  yield* loopBack();
  let place = yield* inw(PORT.CBR);
  for (let time = 0; time < times; time++) {
    turn = yield* sendFrom(turn, ownBuffer(board), length);
    place = yield* stored(place);
    yield* giveBack(place);
  }
  return turn;
}

/** Asks host 1 for its address `times` over, lawfully, and waits for each answer: frames from the wire for the ring as it stands. */
export function* attractFrames(board: BoardSetup, from: number, times: number): DriverOp<number> {
  const length = yield* storeRequest(board);
  let turn = from;
  for (let time = 0; time < times; time++) {
    turn = yield* sendFrom(turn, ownBuffer(board), length);
    yield* delay(ANSWER_TIME);
  }
  return turn;
}

/** Puts the question for host 1's address into its own first buffer; answers how long that is. */
export function* storeRequest(board: BoardSetup): DriverOp<number> {
  const ip = (host: number): Uint8Array => Uint8Array.of(10, 0, 0, host);
  const request = buildArp({
    operation: ARP_OPERATION.REQUEST,
    senderMac: board.mac,
    senderIp: ip(100),
    targetMac: new Uint8Array(6),
    targetIp: ip(1),
  });
  const frame = padded(buildEthernet({destination: BROADCAST, source: board.mac, etherType: ETHER_TYPE.ARP}, request));
  yield* store(ownBuffer(board), frame);
  return frame.length;
}
