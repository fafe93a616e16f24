// A receive ring in host memory as the VMM has it in its hands: where a frame of it lies, and how one more is put there. The card writes
// status word, length word, frame and check sequence one after another; the next frame begins at a multiple of four.
// [RTL8139C, Rx Buffer Ring]
import type {BusMemory} from '../../../sim/machine/host-memory.ts';
import type {AddressRange} from '../../../sim/machine/page-map.ts';
import {TranslatedMemory} from '../../../sim/machine/translated-memory.ts';
import type {DmaView} from '../../../sim/models/dma-view.ts';
import {FCS_BYTES, RECEIVE_HEADER_BYTES, RING_ALIGN, ringBytes} from '../sheet/registers.ts';
import {hasRoomFor} from './bounce-area.ts';
import {hostAddress, placeOf, reachOfRing, runsPastEnd} from './checks.ts';
import type {Rtl8139Context} from './context.ts';
import type {Rtl8139Variant} from './variant.ts';

/** A ring as the card has it, or as its guest has it. */
export interface Ring {
  /** By the addresses of the memory that it is looked at through. */
  readonly start: number;
  /** Bytes until it turns round. */
  readonly length: number;
  /** Bytes that the card may write from `start` on. */
  readonly reach: number;
  /** A frame that begins inside runs on past its end. */
  readonly isUnsplit: boolean;
}

/** A ring, and the memory by whose addresses it is known. */
export interface Side {
  readonly memory: BusMemory;
  readonly ring: Ring;
}

/** A frame in it, with all that the card stores around it. */
export interface Entry {
  /** Offset of the next one. */
  readonly next: number;
  /** From the status word to the check sequence. */
  readonly bytes: Uint8Array;
  /** The frame without its check sequence. */
  readonly frame: Uint8Array;
}

/** The ring of a guest as the card is to have it; null where none is set, or where it reaches out of its memory, so that nobody may write there for it. */
export function ringOf({view, RBSTART, RCR, longestRing}: Rtl8139Context, variant: Rtl8139Variant): Ring | null {
  if (RBSTART === 0) return null;
  const reach = reachOfRing(RCR, variant, longestRing);
  const place = placeOf(view, {start: RBSTART, length: reach}, variant.seesRing);
  if (place.kind === 'outside' || (place.kind === 'scattered' && !hasRoomFor(variant.bounce, reach))) return null;
  const start = place.kind === 'scattered' ? (variant.bounce?.ring.start ?? 0) : place.address;
  return {start, length: ringBytes(RCR), reach, isUnsplit: runsPastEnd(RCR)};
}

/** The ring of the guest that has the card, where the card has it now. */
export function liveRing(context: Rtl8139Context, variant: Rtl8139Variant): Ring | null {
  const ring = ringOf(context, variant);
  return ring === null || variant.bounce === null ? ring : {...ring, start: context.ringAt};
}

/** Where the card is to have a ring that a guest names: in the guest's own pages, or in the VMM's. */
export function ringPlace(view: DmaView, ring: AddressRange, {bounce}: Rtl8139Variant): number {
  const isScattered = placeOf(view, ring, true).kind === 'scattered';
  if (isScattered && hasRoomFor(bounce, ring.length)) return bounce.ring.start;
  return hostAddress(view, ring.start) ?? ring.start;
}

/** True where the card fills a ring in the VMM's pages. */
export function isBounced({ringAt}: Rtl8139Context, {bounce}: Rtl8139Variant): boolean {
  return bounce !== null && ringAt === bounce.ring.start;
}

/** A ring in its guest's own pages, where its driver reads it: of a guest without the card too, whose ring is only meant to be in the VMM's. */
export function ownRing(context: Rtl8139Context, memory: BusMemory, ring: Ring, {bounce}: Rtl8139Variant): Side {
  return ring.start === bounce?.ring.start ? guestSide(context, memory, ring) : {memory, ring};
}

/** A ring by its guest's own addresses. */
export function guestSide({view, RBSTART}: Rtl8139Context, memory: BusMemory, ring: Ring): Side {
  return {memory: new TranslatedMemory(memory, view.translation), ring: {...ring, start: RBSTART}};
}

/** RBSTART as the card is to have it; 0 where none is set. */
export function ringAddress(context: Rtl8139Context, variant: Rtl8139Variant): number {
  const {view, RBSTART, RCR, longestRing} = context;
  if (!variant.seesRing || RBSTART === 0) return RBSTART;
  if (hostAddress(view, RBSTART) === null) return 0;
  return ringPlace(view, {start: RBSTART, length: reachOfRing(RCR, variant, longestRing)}, variant);
}

/** Bytes that a frame takes in a ring, with what is around it. */
export function storedBytes(frameBytes: number): number {
  return roundUp(RECEIVE_HEADER_BYTES + frameBytes + FCS_BYTES);
}

/** True where so many bytes from an offset on lie where the card may write: what begins inside can run past the end, but not for as long as anybody likes. */
export function hasPlace({isUnsplit, reach}: Ring, offset: number, bytes: number): boolean {
  return !isUnsplit || offset + bytes <= reach;
}

/**
 * The frame at an offset; null where no frame can be: the ring was moved, these are old bytes, it lies past what was seen of the ring, or its guest,
 * in whose memory the ring lies, has written a header of its own.
 */
export function entryAt(memory: BusMemory, ring: Ring, offset: number): Entry | null {
  if (offset >= ring.length) return null;
  const header = readFrom(memory, ring, offset, RECEIVE_HEADER_BYTES);
  const length = (header[2] ?? 0) | ((header[3] ?? 0) << 8);
  const bytes = RECEIVE_HEADER_BYTES + length;
  if (length <= FCS_BYTES || bytes > ring.length || !hasPlace(ring, offset, bytes)) return null;
  const stored = readFrom(memory, ring, offset, bytes);
  const next = (offset + roundUp(bytes)) % ring.length;
  return {next, bytes: stored, frame: stored.slice(RECEIVE_HEADER_BYTES, bytes - FCS_BYTES)};
}

/** Writes bytes of a frame that begins there, as the card would. */
export function writeTo(memory: BusMemory, ring: Ring, offset: number, bytes: Uint8Array): void {
  const room = ring.isUnsplit ? bytes.length : Math.min(bytes.length, ring.length - offset);
  memory.write(ring.start + offset, bytes.subarray(0, room));
  if (room < bytes.length) memory.write(ring.start, bytes.subarray(room));
}

/** Bytes that the card would still store with CBR and CAPR so; an empty ring takes all of it, one that CBR lies past none. [RTL8139C, CAPR] */
export function roomFor({length}: Ring, cbr: number, readFrom: number): number {
  if (cbr >= length) return 0;
  return modulo(readFrom - cbr, length) || length;
}

/** What is left of a division, never below 0. */
export function modulo(value: number, by: number): number {
  return ((value % by) + by) % by;
}

function readFrom(memory: BusMemory, ring: Ring, offset: number, length: number): Uint8Array {
  if (ring.isUnsplit || offset + length <= ring.length) return memory.read(ring.start + offset, length);
  const bytes = new Uint8Array(length);
  const room = ring.length - offset;
  bytes.set(memory.read(ring.start + offset, room));
  bytes.set(memory.read(ring.start, length - room), room);
  return bytes;
}

function roundUp(bytes: number): number {
  return Math.ceil(bytes / RING_ALIGN) * RING_ALIGN;
}
