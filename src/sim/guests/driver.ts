// What a driver is: operations as generators of instructions. An operation never writes the state it was given; it
// returns what changed, so a snapshot needs only the state, the operation and the values it has read so far.
import {assert} from '../../base/assert.ts';
import {CARD_DEVICE, CONFIG_ADDRESS, CONFIG_PORT} from '../../base/configuration-space.ts';
import type {Port} from '../../base/port.ts';
import type {Cycle} from '../../trace/units.ts';
import type {Answer, Instruction} from '../machine/guest-program.ts';

/** A driver operation: yields instructions, is given their answers, returns T. */
export type DriverOp<T> = Generator<Instruction, T, Answer>;

/** Where a guest's board set-up places its buffers, in card pages, and its station address. */
export interface BoardSetup {
  readonly mac: Uint8Array;
  /** First page of the guest's window: transmit buffers begin here. */
  readonly firstPage: number;
  /** One past its last page. */
  readonly endPage: number;
  /** Bytes that the board's data port moves at once; if left out as many as the usual board's. */
  readonly dataBytes?: DataBytes | undefined;
}

/** Boards of one kind differ in how wide their data port is. */
export type DataBytes = 1 | 2 | 4;

/** What every driver here keeps between operations; plain data. */
export interface DriverState {
  readonly isUp: boolean;
  /** Bytes waiting in or being sent from each transmit buffer; 0: free. */
  readonly buffers: readonly number[];
  /** The buffer on the wire, or the work that the device is at; -1: none. */
  readonly sending: number;
  /** The transmit buffer that the next frame goes into, where the device takes them in turn. */
  readonly next: number;
  /** Where in its receive ring the next frame begins, in bytes, where its driver has to know that by itself. */
  readonly ringAt: number;
  /** Times the driver gave up waiting for the card. */
  readonly timeouts: number;
  /** What the rogue read where it had no business, byte by byte. */
  readonly loot: readonly number[];
}

/** What an operation hands back: changed fields, and frames it took out of the ring. */
export interface OpResult {
  readonly changed: Partial<DriverState>;
  readonly received?: readonly Uint8Array[];
}

/** A driver in somebody's manner. */
export interface Driver {
  readonly name: string;
  /** Sets the device up, before anything else is asked of it. */
  init(board: BoardSetup): DriverOp<OpResult>;
  /** True where a frame could be taken now, or another round of work begun. */
  canTake(state: DriverState): boolean;
  /** Sends a frame; a driver of a device that is on no network has none to send. */
  transmit?(board: BoardSetup, state: DriverState, frame: Uint8Array): DriverOp<OpResult>;
  /** What its interrupt handler does: acknowledges, and sees to what has happened. */
  interrupt(board: BoardSetup, state: DriverState): DriverOp<OpResult>;
  /** Looks whether anything came, without an interrupt. */
  poll?(board: BoardSetup, state: DriverState): DriverOp<OpResult>;
  /** Its interrupts are masked for good: while an answer is due it polls once in so many cycles, and at other times it is deaf. */
  readonly pollsEvery?: Cycle;
  /** A round of what a device does that is on no network; `round` counts from 0. */
  work?(board: BoardSetup, state: DriverState, round: number): DriverOp<OpResult>;
  /** What a hostile driver does beside its work; `round` counts from 0. */
  attack?(board: BoardSetup, state: DriverState, round: number): DriverOp<OpResult>;
}

/** A driver of a network card. */
export interface NetworkDriver extends Driver {
  transmit(board: BoardSetup, state: DriverState, frame: Uint8Array): DriverOp<OpResult>;
}

/** A driver that has not been started. */
export const DOWN: DriverState = {
  isUp: false,
  buffers: [],
  sending: -1,
  next: 0,
  ringAt: 0,
  timeouts: 0,
  loot: [],
};

/** IN of one byte. */
export function inb({offset}: Port): Single<number> {
  return new Single({op: 'in', offset, size: 1}, asNumber);
}

/** OUT of one byte. */
export function outb({offset}: Port, value: number): Single<void> {
  return new Single({op: 'out', offset, size: 1, value}, asNothing);
}

/** IN of one word. */
export function inw({offset}: Port): Single<number> {
  return new Single({op: 'in', offset, size: 2}, asNumber);
}

/** OUT of one word. */
export function outw({offset}: Port, value: number): Single<void> {
  return new Single({op: 'out', offset, size: 2, value}, asNothing);
}

/** IN of four bytes. */
export function inl({offset}: Port): Single<number> {
  return new Single({op: 'in', offset, size: 4}, asNumber);
}

/** OUT of four bytes. */
export function outl({offset}: Port, value: number): Single<void> {
  return new Single({op: 'out', offset, size: 4, value}, asNothing);
}

/** IN of a register in configuration space, by a pair of accesses to ports that are no card's; sizes in bytes. */
export function* configIn({offset, bytes = 1}: Port): DriverOp<number> {
  yield* pointAt(offset);
  return asNumber(yield {op: 'port-in', port: CONFIG_PORT.DATA + (offset & 3), size: bytes});
}

/** OUT of a register in configuration space. */
export function* configOut({offset, bytes = 1}: Port, value: number): DriverOp<void> {
  yield* pointAt(offset);
  yield {op: 'port-out', port: CONFIG_PORT.DATA + (offset & 3), size: bytes, value};
}

/** Names the register in CONFIG_ADDRESS. */
function* pointAt(offset: number): DriverOp<void> {
  const {ENABLE, DEVICE_SHIFT, REGISTER} = CONFIG_ADDRESS;
  const value = (ENABLE | (CARD_DEVICE << DEVICE_SHIFT) | (offset & REGISTER)) >>> 0;
  yield {op: 'port-out', port: CONFIG_PORT.ADDRESS, size: 4, value};
}

/** Reads the guest's own memory, by guest-physical address. */
export function* load(address: number, length: number): DriverOp<Uint8Array> {
  const bytes = yield {op: 'load', address, length};
  assert(bytes instanceof Uint8Array, 'a load is answered with bytes');
  return bytes;
}

/** Writes the guest's own memory, by guest-physical address. */
export function* store(address: number, bytes: Uint8Array): DriverOp<void> {
  yield {op: 'store', address, bytes};
}

/** `rep insw` of `count` words. */
export function insw(port: Port, count: number): DriverOp<Uint8Array> {
  return ins(port, 2, count);
}

/** `rep ins` of `count` elements of `size` bytes. */
export function* ins({offset}: Port, size: DataBytes, count: number): DriverOp<Uint8Array> {
  const bytes = yield {op: 'ins', offset, size, count};
  assert(bytes instanceof Uint8Array, 'a rep ins is answered with bytes');
  return bytes;
}

/** `rep outsw` of bytes; an odd last byte goes with a zero. */
export function outsw(port: Port, bytes: Uint8Array): DriverOp<void> {
  return outs(port, 2, bytes);
}

/** `rep outs` of elements of `size` bytes; the last is filled up with zeros. */
export function* outs({offset}: Port, size: DataBytes, bytes: Uint8Array): DriverOp<void> {
  yield {op: 'outs', offset, size, bytes: whole(bytes, size)};
}

/** Bytes filled up with zeros to whole elements. */
function whole(bytes: Uint8Array, size: number): Uint8Array {
  const missing = (size - (bytes.length % size)) % size;
  return missing === 0 ? bytes : Uint8Array.from([...bytes, ...new Uint8Array(missing)]);
}

/** A loop of `inw`, an instruction each. */
export function* inwLoop({offset}: Port, count: number): DriverOp<Uint8Array> {
  const bytes = yield {op: 'ins', offset, size: 2, count, isLoop: true};
  assert(bytes instanceof Uint8Array, 'a loop of reads is answered with bytes');
  return bytes;
}

/** A loop of `outw` of bytes, an instruction each; an odd last byte goes with a zero. */
export function* outwLoop({offset}: Port, bytes: Uint8Array): DriverOp<void> {
  yield {op: 'outs', offset, size: 2, bytes: whole(bytes, 2), isLoop: true};
}

/** Works for so many cycles. */
export function* delay(cycles: number): DriverOp<void> {
  yield {op: 'compute', cycles};
}

/** An operation of one instruction, for `yield*`: what a generator would do, at a third of its price. */
class Single<T> implements Iterable<Instruction, T, Answer> {
  readonly #instruction: Instruction;
  readonly #read: (answer: Answer) => T;
  #isGiven = false;

  constructor(instruction: Instruction, read: (answer: Answer) => T) {
    this.#instruction = instruction;
    this.#read = read;
  }

  [Symbol.iterator](): this {
    return this;
  }

  /** The instruction first, then its answer. */
  next(answer: Answer): IteratorResult<Instruction, T> {
    if (this.#isGiven) return {done: true, value: this.#read(answer)};
    this.#isGiven = true;
    return {done: false, value: this.#instruction};
  }
}

function asNothing(): void {}

function asNumber(answer: Answer): number {
  assert(typeof answer === 'number', 'an IN is answered with a number');
  return answer;
}
