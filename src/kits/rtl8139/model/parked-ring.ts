// Frames for a guest that doesn't own the card land in the owner's ring, which lies in host memory: the VMM reads them there, scrubs
// the bytes (the header stays: CBR can't go back, so that the owner steps over a dead frame) and stores them in the other guest's own
// ring. Its CBR is played back when it has the card again.
import {littleEndian, putLittleEndian} from '../../../base/bits.ts';
import type {BusMemory} from '../../../sim/machine/host-memory.ts';
import type {CardPort, ClaimedFrame, CollectOutcome} from '../../../sim/models/device-model.ts';
import {CAPR_LAG, FCS_BYTES, ISR, PORT, RCR, RECEIVE_HEADER_BYTES, RECEIVED} from '../sheet/registers.ts';
import {bringUp} from './bounce.ts';
import {read, waitForRest} from './card-access.ts';
import {isFilled, isReceiving, type Rtl8139Context} from './context.ts';
import {
  type Entry,
  entryAt,
  hasPlace,
  isBounced,
  liveRing,
  ownRing,
  type Ring,
  ringOf,
  roomFor,
  storedBytes,
  writeTo,
} from './ring.ts';
import {collectShadow, parkShadow} from './shadow.ts';
import type {Rtl8139Variant} from './variant.ts';

const ADDRESS_BYTES = 6;
/** Bytes that the VMM moves in a cycle. */
const BYTES_PER_CYCLE = 8;
const NOTHING: CollectOutcome = {seen: 0, kept: []};

/** Looks from where the last look ended to CBR. See `ContextSwitch.collect`. */
export function collect(
  context: Rtl8139Context,
  card: CardPort,
  claim: (frame: ClaimedFrame) => readonly Rtl8139Context[],
  variant: Rtl8139Variant,
): CollectOutcome {
  const {hostMemory: memory} = card;
  if (context.isCPlus)
    return collectShadow(
      context,
      card,
      claim,
      (into, host, frame, bytes) => park(into, host, {frame, bytes}, variant),
      variant,
    );
  if (context.isStopping) context.isStopping = !waitForRest(card);
  const mayHold = isFilled(context);
  context.isLeft = context.isStopping;
  if (!context.isMaster) {
    if (mayHold) context.lookAt = read(card, PORT.CBR); // nothing of what came since lies there
    return NOTHING;
  }
  const ring = mayHold || isBounced(context, variant) ? liveRing(context, variant) : null;
  if (ring === null || memory === undefined) return NOTHING;
  const cbr = read(card, PORT.CBR);
  const kept: {into: Rtl8139Context; frame: Uint8Array; stored: boolean}[] = [];
  let seen = 0;
  let moved = 0;
  for (let at = context.lookAt, passed = 0; at !== cbr && passed < ring.length; seen++) {
    const entry = entryAt(memory, ring, at);
    if (entry === null) break; // the ring was moved, or begun anew: on from here the next time
    const destination = entry.frame.slice(0, ADDRESS_BYTES);
    const claimed = claim({destination});
    for (const into of claimed) kept.push({into, frame: entry.frame, stored: park(into, memory, entry, variant)});
    if (claimed.length > 0 && !isGroup(entry.frame)) scrub(memory, ring, at, entry);
    moved += entry.bytes.length * claimed.length;
    passed += storedBytes(entry.frame.length);
    at = entry.next;
  }
  bringUp(context, card, cbr, variant);
  context.lookAt = cbr;
  if (moved > 0) card.pause?.(Math.ceil(moved / BYTES_PER_CYCLE));
  return {seen, kept};
}

/** Puts a frame into a parked ring, as the card would have; false where its guest does not receive, or has no room. */
function park(
  context: Rtl8139Context,
  memory: BusMemory,
  {bytes, frame}: Omit<Entry, 'next'>,
  variant: Rtl8139Variant,
): boolean {
  if (context.isCPlus) {
    const isStored =
      isReceiving(context) &&
      takes(context, frame) &&
      parkShadow(context, memory, addressedTo(context, bytes, frame, variant));
    if (isStored) context.owed |= ISR.ROK;
    return isStored;
  }
  const ring = isReceiving(context) && takes(context, frame) ? ringOf(context, variant) : null;
  if (ring === null) return false;
  const {CBR: at} = context;
  const stored = storedBytes(frame.length);
  if (stored >= roomFor(ring, at, context.CAPR + CAPR_LAG) || !hasPlace(ring, at, bytes.length)) return false;
  const own = ownRing(context, memory, ring, variant);
  writeTo(own.memory, own.ring, at, addressedTo(context, bytes, frame, variant));
  context.CBR = (at + stored) % ring.length;
  context.owed |= ISR.ROK;
  return true;
}

/** Its status word as the guest's own filter would have had it: the card took the frame because it takes everybody's. [RTL8139C, PAM, BAR, MAR] */
function addressedTo(
  {RCR: filter}: Rtl8139Context,
  bytes: Uint8Array,
  frame: Uint8Array,
  {hidesMatch}: Rtl8139Variant,
): Uint8Array {
  if (hidesMatch || filter & RCR.AAP) return bytes;
  const matched = !isGroup(frame) ? RECEIVED.PAM : isBroadcast(frame) ? RECEIVED.BAR : RECEIVED.MAR;
  const own = bytes.slice();
  putLittleEndian(own, 0, 2, littleEndian(bytes, 0, 2) | matched);
  return own;
}

/** The guest's own filter, the hash of group addresses apart: its guest has another look at those. */
function takes({RCR: filter}: Rtl8139Context, frame: Uint8Array): boolean {
  if (filter & RCR.AAP) return true;
  if (!isGroup(frame)) return (filter & RCR.APM) !== 0;
  return (filter & (isBroadcast(frame) ? RCR.AB : RCR.AM)) !== 0;
}

function isBroadcast(frame: Uint8Array): boolean {
  return frame.subarray(0, ADDRESS_BYTES).every((byte) => byte === 0xff);
}

function isGroup(frame: Uint8Array): boolean {
  return ((frame[0] ?? 0) & 1) !== 0;
}

function scrub(memory: BusMemory, ring: Ring, at: number, {bytes}: Entry): void {
  const dead = bytes.slice();
  dead.fill(0, RECEIVE_HEADER_BYTES, bytes.length - FCS_BYTES);
  writeTo(memory, ring, at, dead);
}
