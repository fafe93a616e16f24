// What hostile drivers have in common: whose pages they are after, and the ways to move bytes and to be sent a frame.

import {ARP_OPERATION, buildArp} from '../../../../net/arp.ts';
import {BROADCAST, buildEthernet, ETHER_TYPE} from '../../../../net/ethernet.ts';
import {
  type BoardSetup,
  type DriverOp,
  type DriverState,
  delay,
  inb,
  insw,
  inw,
  type OpResult,
  outb,
  outsw,
} from '../../../../sim/guests/driver.ts';
import {PACKET_MEMORY, PORT} from '../../sheet/board.ts';
import {COMMAND} from '../../sheet/command-words.ts';
import {CR, ISR, PAGE_BYTES} from '../../sheet/dp8390.ts';
import {bufferAddress, padded, ringOf, setUpRemote, setUpTransmit} from '../driver-steps.ts';

/** One round of an attack; `round` counts from 0. */
export type Attack = (board: BoardSetup, state: DriverState, round: number) => DriverOp<OpResult>;

/** Bytes of one reach. */
export const REACH = 64;
/** What it writes where it has no business. */
export const MARK = 0xbad1;
/** The remote commands as drivers give them. */
export const READ = COMMAND.READ;
export const WRITE = COMMAND.WRITE;
/** The ring of a guest in Linux's manner. */
const BUFFERS = 2;
/** 0.3 ms at 1.8 GHz: the host's answer is back by then. */
const ANSWER_TIME = 540_000;
/** A full frame takes 1.2 ms of wire. */
const SENDING_POLLS = 300;
const SENDING_PAUSE = 20_000;
/** Together a millisecond of the guest's own time at 1.8 GHz. */
const AMBUSH_TURNS = 240;
const AMBUSH_PAUSE = 7_000;

/** The first page behind the guest's own window, or packet memory's first where it has none behind it. */
export function foreignPage(board: BoardSetup): number {
  return board.endPage < PACKET_MEMORY.end / PAGE_BYTES ? board.endPage : PACKET_MEMORY.start / PAGE_BYTES;
}

/** The guest's own receive ring. */
export function ownRing(board: BoardSetup): {readonly start: number; readonly stop: number} {
  return ringOf(board, BUFFERS);
}

/** `bytes` by `rep insw`, no command given. */
export function* take(bytes: number): DriverOp<readonly number[]> {
  return [...(yield* insw(PORT.DATA, bytes >>> 1))];
}

/** `bytes` of `MARK` by `rep outsw`, no command given. */
export function* put(bytes: number): DriverOp<void> {
  const marks = Uint8Array.from({length: bytes}, (_, i) => (i % 2 === 0 ? MARK & 0xff : MARK >>> 8));
  yield* outsw(PORT.DATA, marks);
}

/** A remote read as drivers do it. */
export function* readCard(address: number, bytes: number): DriverOp<readonly number[]> {
  yield* setUpRemote(address, bytes);
  yield* outb(PORT.CR, READ);
  const taken = yield* take(bytes);
  yield* outb(PORT.CR, COMMAND.START);
  yield* outb(PORT.ISR, ISR.RDC);
  return taken;
}

/** A remote write as drivers do it. */
export function* writeCard(address: number, bytes: number): DriverOp<void> {
  yield* setUpRemote(address, bytes);
  yield* outb(PORT.CR, WRITE);
  yield* put(bytes);
  yield* outb(PORT.CR, COMMAND.START);
  yield* outb(PORT.ISR, ISR.RDC);
}

/** Uses the data port both ways, again and again and with no command of its own: another guest's may be live. */
export function* lieInWait(size: 1 | 2): DriverOp<readonly number[]> {
  const loot: number[] = [];
  for (let turn = 0; turn < AMBUSH_TURNS; turn++) {
    loot.push(yield* size === 1 ? inb(PORT.DATA) : inw(PORT.DATA));
    yield {op: 'out', offset: PORT.DATA.offset, size, value: size === 1 ? MARK & 0xff : MARK};
    yield* delay(AMBUSH_PAUSE);
  }
  return loot;
}

/** Sends `length` bytes from a page and waits until the card is done or refuses. */
export function* sendFrom(page: number, length: number): DriverOp<void> {
  yield* setUpTransmit(page, length);
  yield* outb(PORT.CR, COMMAND.SEND);
  yield* waitSent();
}

/** Waits until TXP has fallen. */
export function* waitSent(): DriverOp<void> {
  for (let poll = 0; poll < SENDING_POLLS && ((yield* inb(PORT.CR)) & CR.TXP) !== 0; poll++) {
    yield* delay(SENDING_PAUSE);
  }
  yield* outb(PORT.ISR, ISR.PTX | ISR.TXE);
}

/** Asks host 1 for its address `times` over, lawfully, and waits for each answer: frames for the ring as it stands. */
export function* attractFrames(board: BoardSetup, times: number): DriverOp<void> {
  const ip = (host: number): Uint8Array => Uint8Array.of(10, 0, 0, host);
  const request = buildArp({
    operation: ARP_OPERATION.REQUEST,
    senderMac: board.mac,
    senderIp: ip(100),
    targetMac: new Uint8Array(6),
    targetIp: ip(1),
  });
  const frame = padded(buildEthernet({destination: BROADCAST, source: board.mac, etherType: ETHER_TYPE.ARP}, request));
  yield* outb(PORT.ISR, ISR.RDC);
  yield* setUpRemote(bufferAddress(board, 0), frame.length);
  yield* outb(PORT.CR, WRITE);
  yield* outsw(PORT.DATA, frame);
  yield* outb(PORT.CR, COMMAND.START);
  for (let time = 0; time < times; time++) {
    yield* sendFrom(board.firstPage, frame.length);
    yield* delay(ANSWER_TIME);
  }
}

/** Stops the card and lays its ring anew; `current` goes to CURR. */
export function* layRing(start: number, stop: number, current: number): DriverOp<void> {
  yield* outb(PORT.CR, COMMAND.STOP);
  yield* outb(PORT.PSTART, start);
  yield* outb(PORT.PSTOP, stop);
  yield* outb(PORT.BNRY, current > start ? current - 1 : stop - 1);
  yield* outb(PORT.CR, COMMAND.STOP | COMMAND.PAGE1);
  yield* outb(PORT.CURR, current);
  yield* outb(PORT.CR, COMMAND.STOP);
  yield* outb(PORT.ISR, 0xff);
  yield* outb(PORT.CR, COMMAND.START);
}

/** The ring as `init` laid it. */
export function* restoreRing(board: BoardSetup): DriverOp<void> {
  const {start, stop} = ownRing(board);
  yield* layRing(start, stop, start);
}

/** What a round hands back: the bytes it took. */
export function looted(state: DriverState, loot: readonly number[]): OpResult {
  return {changed: {loot: [...state.loot, ...loot].slice(-4096)}};
}
