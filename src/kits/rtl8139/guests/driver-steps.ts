// What every driver of this card does in the same way: where its buffers lie, how it resets the card, reads the ring, pads a frame.
import {present} from '../../../base/assert.ts';
import {littleEndian} from '../../../base/bits.ts';
import type {Port} from '../../../base/port.ts';
import {
  type BoardSetup,
  type DriverOp,
  delay,
  inb,
  inl,
  inw,
  load,
  type OpResult,
  outb,
  outl,
  outw,
} from '../../../sim/guests/driver.ts';
import {HOST_PAGE_BYTES} from '../../../sim/machine/host-memory.ts';
import {CAPR_LAG, CR, FCS_BYTES, MAR, PORT, RECEIVE_HEADER_BYTES, RECEIVED, RING_ALIGN} from '../sheet/registers.ts';

/** Bytes of a transmit buffer: the longest frame that the chip sends. [RTL8139C, TSD: SIZE] */
export const BUFFER_BYTES = 1792;
/** Transmit thresholds as drivers set them: a frame may go out once 256 bytes of it are in the card. [RTL8139C, TSD: ERTXTH] */
const EARLY_THRESHOLD = 8 << 16;
const POLLS = 400;
const POLL_PAUSE = 500;
/** Shortest frame that may go on the wire, and that may come out of a header; without check sequence. */
const MIN_FRAME_BYTES = 60;
const LEAST_STORED = 4;

/** Where a driver has its memory, in bytes of the guest's own. */
export interface Layout {
  readonly transmit: number;
  readonly ring: number;
}

/** Transmit buffers in the first pages of the window, the ring behind. Nothing lies at address 0, by which drivers say that there is nothing. */
export function layoutOf({firstPage}: BoardSetup, transmitPages: number): Layout {
  const first = Math.max(1, firstPage);
  return {transmit: first * HOST_PAGE_BYTES, ring: (first + transmitPages) * HOST_PAGE_BYTES};
}

/** Resets the card and waits until it has; false when it gave up. */
export function* reset(): DriverOp<boolean> {
  yield* outb(PORT.CR, CR.RST);
  for (let poll = 0; poll < POLLS; poll++) {
    if (((yield* inb(PORT.CR)) & CR.RST) === 0) return true;
    yield* delay(POLL_PAUSE);
  }
  return false;
}

/** What a descriptor is told: so many bytes, and the threshold. The card may have it now: OWN is 0. */
export function sendWord(length: number): number {
  return EARLY_THRESHOLD | length;
}

/** The frame padded to the least length: the card pads none. */
export function padded(frame: Uint8Array): Uint8Array {
  if (frame.length >= MIN_FRAME_BYTES) return frame;
  const whole = new Uint8Array(MIN_FRAME_BYTES);
  whole.set(frame);
  return whole;
}

/** What the four bytes before a stored frame say. */
export interface RingHeader {
  /** Bytes of the frame without its check sequence. */
  readonly length: number;
  /** How far it is from this header to the next. */
  readonly step: number;
  readonly isSound: boolean;
}

/** Reads the header that lies there in the guest's memory. */
export function* readHeader(address: number): DriverOp<RingHeader> {
  const bytes = yield* load(address, RECEIVE_HEADER_BYTES);
  const stored = littleEndian(bytes, 2, 2);
  const length = stored - FCS_BYTES;
  return {
    length,
    step: (stored + RECEIVE_HEADER_BYTES + RING_ALIGN - 1) & ~(RING_ALIGN - 1),
    isSound: (littleEndian(bytes, 0, 2) & RECEIVED.ROK) !== 0 && length >= LEAST_STORED && length <= BUFFER_BYTES,
  };
}

/** Drivers count on past the ring's end; places are 16 bits wide, and rings divide that. */
export function placeMod(place: number): number {
  return place & 0xffff;
}

/** The frames before this place are taken: the card may have their room. */
export function* giveBack(ringAt: number): DriverOp<void> {
  yield* outw(PORT.CAPR, placeMod(ringAt - CAPR_LAG));
}

/** A write that is read back: it has reached the card. */
export function* flushed(register: Port, value: number): DriverOp<void> {
  yield* outl(register, value);
  yield* inl(register);
}

/** Sets both halves of the filter of groups. */
export function* setGroups(low: number, high: number): DriverOp<void> {
  yield* flushed(nth(MAR, 0), low);
  yield* flushed(nth(MAR, 4), high);
}

/** One of a row of registers. */
export function nth(registers: readonly Port[], i: number): Port {
  return present(registers[i], 'rows of registers are counted round');
}

/** One look at ISR without an interrupt; what it shows is left to the handler. */
export function* lookAtStatus(): DriverOp<OpResult> {
  yield* inw(PORT.ISR);
  return {changed: {}};
}
