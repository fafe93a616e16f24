// What bounces: frames to send are put together in the VMM's pages at the write that sends them, and received ones taken from there to
// their guest's own before it can know of them. What was taken is wiped, so that nothing of a guest's is left when another has the card.
import {littleEndian} from '../../../base/bits.ts';
import type {BusMemory} from '../../../sim/machine/host-memory.ts';
import type {AddressRange} from '../../../sim/machine/page-map.ts';
import {TranslatedMemory} from '../../../sim/machine/translated-memory.ts';
import type {CardPort} from '../../../sim/models/device-model.ts';
import {CR, FCS_BYTES, ISR, PORT, RECEIVE_HEADER_BYTES, RING_ALIGN, TSAD} from '../sheet/registers.ts';
import {settledRing, waitForRest, write} from './card-access.ts';
import {type AskedFrame, placeOf} from './checks.ts';
import {isReceiving, type Rtl8139Context} from './context.ts';
import {guestSide, isBounced, liveRing, type Ring, ringPlace} from './ring.ts';
import type {Rtl8139Variant} from './variant.ts';

/** Bytes that the VMM wipes in a cycle: an estimate of ours, of memory that is cached. */
const WIPED_PER_CYCLE = 8;

/** Points the card at frames that it is about to be told to send: where they lie in one piece, or at the VMM's copy of them. */
export function moveFrames(
  context: Rtl8139Context,
  frames: readonly AskedFrame[],
  card: CardPort,
  {bounce}: Rtl8139Variant,
): void {
  const {hostMemory: memory} = card;
  if (bounce === null || memory === undefined) return;
  const own = new TranslatedMemory(memory, context.view.translation);
  for (const {descriptor, start, length} of frames) {
    const place = placeOf(context.view, {start, length}, true);
    const copy = place.kind === 'scattered' ? bounce.frames[descriptor] : undefined;
    if (copy !== undefined) {
      memory.write(copy, own.read(start, length));
      context.copied |= 1 << descriptor;
      card.copied?.(copy, length, false);
    }
    const address = copy ?? place.address;
    const register = TSAD[descriptor];
    if (register === undefined || context.sendsFrom[descriptor] === address) continue;
    write(card, register, address);
    context.sendsFrom[descriptor] = address;
  }
}

/**
 * Points the card at the ring where it is to be from now on. One that is being filled is stopped first, and what it holds is its
 * guest's before it moves: on the chip CBR stays where it is, so that nothing else would tell the two apart. It is not started again as
 * long as it was: `filter` is RCR as it is to be.
 */
export function moveRing(
  context: Rtl8139Context,
  ring: AddressRange,
  filter: number | null,
  card: CardPort,
  variant: Rtl8139Variant,
): void {
  const place = ringPlace(context.view, ring, variant);
  if (place === context.ringAt) return;
  const isRunning = isReceiving(context);
  if (isRunning) {
    write(card, PORT.CR, context.CR & CR.TE);
    if (variant.storesInTime) waitForRest(card);
    const cbr = settledRing(card);
    bringUp(context, card, cbr, variant);
    context.lookAt = cbr;
  }
  write(card, PORT.RBSTART, place);
  context.ringAt = place;
  if (!isRunning) return;
  if (filter !== null) write(card, PORT.RCR, filter);
  write(card, PORT.CR, context.CR);
}

/** Copies to the guest what the card has stored for it in the VMM's pages up to CBR, and wipes it there. */
export function bringUp(context: Rtl8139Context, card: CardPort, cbr: number, variant: Rtl8139Variant): void {
  const {hostMemory: memory} = card;
  const ring = liveRing(context, variant);
  if (memory === undefined || ring === null || !isBounced(context, variant) || !context.isMaster) return;
  const own = guestSide(context, memory, ring);
  let at = context.lookAt;
  for (let passed = 0; at !== cbr && passed < ring.length; ) {
    const pieces = piecesAt(memory, ring, at);
    if (pieces === null) break;
    let bytes = 0;
    for (const {start, length} of pieces.stored) {
      own.memory.write(own.ring.start + start, memory.read(ring.start + start, length));
      memory.write(ring.start + start, new Uint8Array(length));
      bytes += length;
    }
    card.copied?.(ring.start + at, bytes, true);
    at = pieces.next;
    passed += bytes;
  }
  context.lookAt = cbr;
}

/** Wipes the copies of a guest's frames: it is about to lose the card. */
export function wipeFrames(context: Rtl8139Context, card: CardPort, {bounce}: Rtl8139Variant): void {
  const {hostMemory: memory} = card;
  if (bounce === null || memory === undefined || context.copied === 0) return;
  let wiped = 0;
  for (const [descriptor, at] of bounce.frames.entries()) {
    if ((context.copied & (1 << descriptor)) === 0) continue;
    memory.write(at, new Uint8Array(bounce.frameBytes));
    wiped += bounce.frameBytes;
  }
  context.copied = 0;
  card.pause?.(Math.ceil(wiped / WIPED_PER_CYCLE));
}

/** Status bits that tell of the ring. */
const RECEIVE_STATUS = ISR.ROK | ISR.RER | ISR.RXOVW | ISR.FOVW;

/** True where a read that showed this tells its guest that frames were stored: CBR at any time, CR where the ring is not empty, ISR by its bits. */
export function tellsReceived(
  context: Rtl8139Context,
  offset: number,
  size: number,
  value: number,
  variant: Rtl8139Variant,
): boolean {
  if (!isBounced(context, variant)) return false;
  const byteAt = (at: number): number => Math.floor(value / 2 ** (8 * (at - offset))) & 0xff;
  const meets = (at: number): boolean => at >= offset && at < offset + size;
  if (meets(PORT.CBR.offset) || meets(PORT.CBR.offset + 1)) return true;
  if (meets(PORT.CR.offset) && (byteAt(PORT.CR.offset) & CR.BUFE) === 0) return true;
  return meets(PORT.ISR.offset) && (byteAt(PORT.ISR.offset) & RECEIVE_STATUS) !== 0;
}

/**
 * Where the card has put a frame that begins there, as offsets, and where the next one begins; null where none is. Header, frame and
 * check sequence are a piece each, and each is split at the ring's end by itself: QEMU's card has what is left of one that is longer
 * than the ring lie on where it would in a shorter one. [QEMU 7.2, seen in recordings: quirk `jumbo`]
 */
function piecesAt(memory: BusMemory, ring: Ring, from: number) {
  const length = littleEndian(memory.read(ring.start + from, RECEIVE_HEADER_BYTES), 2, 2);
  if (length <= FCS_BYTES) return null;
  const stored: AddressRange[] = [];
  let at = from;
  for (const piece of [RECEIVE_HEADER_BYTES, length - FCS_BYTES, FCS_BYTES]) {
    const past = (at + piece) % ring.length;
    if (at + piece <= ring.length || past === 0 || ring.isUnsplit) {
      stored.push({start: at, length: piece});
      at += piece;
      continue;
    }
    const first = Math.max(0, piece - past);
    if (first > 0) stored.push({start: at, length: first});
    stored.push({start: 0, length: piece - first});
    at = past;
  }
  // What its guest had overwritten, with room that it gave back untaken, can say anything.
  if (stored.some(({start, length: bytes}) => start + bytes > ring.reach)) return null;
  return {stored, next: (Math.ceil(at / RING_ALIGN) * RING_ALIGN) % ring.length};
}
