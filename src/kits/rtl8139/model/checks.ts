// The checking functions: which bytes of host memory may the card read or write from now on, and are they this guest's. What is asked
// of has been put together by `interpret`, out of what the access is about to write. [deck, slides 18, 24]
import {assert} from '../../../base/assert.ts';
import {type AddressRange, addressOf, pieceFrom, type Translation, translate} from '../../../sim/machine/page-map.ts';
import type {CheckOutcome} from '../../../sim/models/device-model.ts';
import {type DmaView, isInOne} from '../../../sim/models/dma-view.ts';
import {FCS_BYTES, RCR, RECEIVE_HEADER_BYTES, ringBytes, WRAP_OVERRUN} from '../sheet/registers.ts';
import {type BounceArea, hasRoomFor} from './bounce-area.ts';
import type {ShadowPlan} from './descriptors.ts';
import type {DenyReasonName} from './names.ts';
import {denyNumber} from './numbers.ts';
import type {Rtl8139Variant} from './variant.ts';

/** End of what an address of the card's can name. */
const ADDRESSES = 2 ** 32;
const NO_RING: AddressRange = {start: 0, length: 0};
/** The longest ring, which is what an unseen length is taken to be. */
const LONGEST_RING = 65_536;

/** A frame, and the descriptor that it is in. */
export interface AskedFrame extends AddressRange {
  readonly descriptor: number;
}

/** What the card is given unseen is the host's already. */
const HOST_ADDRESSES: Translation = {kind: 'identity'};

/** What the access under rule asks to have allowed. Addresses are the guest's, or the card's where they were written unseen. */
export interface Asked {
  /** Frames that the card would go on to read, in their turn. */
  frames: readonly AskedFrame[];
  /** The ring that it could write; null: no address is set. */
  ring: AddressRange | null;
  /** RCR as the card is about to have it; null: as it is. */
  filter: number | null;
  areTranslated: boolean;
  /** What C+ mode's own writes ask for; null: they are no such. */
  plan: ShadowPlan | null;
  /** Bus mastering is turned on with the receiver at work: what it is at comes to its end first. */
  settles: boolean;
  /** What the shadow is to become before the write: laid, or gone on with; left, at a reset. */
  shadow: 'on' | 'left' | null;
}

/** Where a guest's range lies: in one piece of its own memory, at a host address; or why not. */
export type Place =
  | {readonly kind: 'inside'; readonly address: number}
  | {readonly kind: 'outside' | 'scattered'; readonly address: number};

/** Places a range that a guest names by its own addresses, or the card by those of the host. */
export function placeOf(view: DmaView, range: AddressRange, isTranslated: boolean): Place {
  const {start, length} = range;
  const {windows} = view;
  if (start + length > ADDRESSES) return {kind: 'outside', address: start};
  const map = isTranslated ? view.translation : HOST_ADDRESSES;
  const bytes = Math.max(1, length);
  const address = addressOf(map, start) ?? start;
  if (pieceFrom(map, start, bytes) === bytes)
    return {kind: isInOne(windows, address, bytes) ? 'inside' : 'outside', address};
  const pieces = translate(map, {start, length: bytes});
  if (pieces === null) return {kind: 'outside', address: start};
  return {
    kind: pieces.every((piece) => isInOne(windows, piece.start, piece.length)) ? 'scattered' : 'outside',
    address,
  };
}

/** A guest's address as the card is to have it; null where it leads nowhere. */
export function hostAddress({translation}: DmaView, address: number): number | null {
  return addressOf(translation, address);
}

/** Asks of each frame: the record has the first that may not be read, or the first of all. */
export function checkFrames(
  view: DmaView,
  {frames, areTranslated}: Asked,
  longest: number,
  bounce: BounceArea | null,
  out: CheckOutcome,
): void {
  out.move = 'transmit';
  const [first] = frames;
  assert(first !== undefined, 'a check is asked of some frame');
  for (const frame of frames) {
    const place = placeOf(view, frame, areTranslated);
    const reason = reasonAgainstFrame(frame, place, longest, bounce);
    if (reason !== null || frame === first) put(out, readAt(place, frame, bounce), frame.length, reason);
    if (reason !== null) return;
  }
}

/** Asks whether the card may write the ring, and what it can write past its end. */
export function checkRing(
  view: DmaView,
  {ring, areTranslated}: Asked,
  bounce: BounceArea | null,
  out: CheckOutcome,
): void {
  out.move = 'write';
  const place = placeOf(view, ring ?? NO_RING, areTranslated);
  if (ring === null) {
    put(out, place.address, 0, 'receive-ring-unset');
    return;
  }
  const reason = reasonAgainstRing(ring, place, bounce);
  const isCopied = reason === null && place.kind === 'scattered' && bounce !== null;
  put(out, isCopied ? bounce.ring.start : place.address, ring.length, reason);
}

/**
 * Bytes that the receiver may write from RBSTART on: the ring, and what a last frame has past its end. On the chip that is under
 * RCR.WRAP; on QEMU's card a frame that comes by loopback can be as long as a descriptor takes, and the piece of it that begins in the ring
 * runs on in any case. Where the ring was `longestRing` before, CBR may still lie behind the end that it has now.
 * [RTL8139C, RCR.WRAP; QEMU 7.2, seen in recordings]
 */
export function reachOfRing(rcr: number | null, {longest, takesLong}: Rtl8139Variant, longestRing = 0): number {
  const ring = rcr === null ? LONGEST_RING : ringBytes(rcr);
  const length = Math.max(ring, longestRing);
  if (takesLong) return length + RECEIVE_HEADER_BYTES + longest + FCS_BYTES;
  const runsOn = rcr !== null && (longestRing > ring || runsPastEnd(rcr));
  return runsOn ? length + WRAP_OVERRUN : length;
}

/** True where a frame that begins inside the ring runs on past its end. The longest ring always turns. */
export function runsPastEnd(rcr: number): boolean {
  return (rcr & RCR.WRAP) !== 0 && ringBytes(rcr) < LONGEST_RING;
}

function reasonAgainstFrame(
  frame: AddressRange,
  {kind}: Place,
  longest: number,
  bounce: BounceArea | null,
): DenyReasonName | null {
  if (frame.length > longest) return 'transmit-too-long';
  if (frame.start === 0) return 'transmit-outside-memory'; // no address is set
  if (kind !== 'scattered') return kind === 'inside' ? null : 'transmit-outside-memory';
  if (bounce === null) return 'transmit-scattered';
  return bounce.frames.length > 0 ? null : 'transmit-too-few-pages';
}

/** Where the card would read a frame: in its guest's own memory, or a copy of it. */
function readAt({kind, address}: Place, {descriptor}: AskedFrame, bounce: BounceArea | null): number {
  return kind === 'scattered' ? (bounce?.frames[descriptor] ?? address) : address;
}

function reasonAgainstRing(ring: AddressRange, {kind}: Place, bounce: BounceArea | null): DenyReasonName | null {
  if (kind !== 'scattered') return kind === 'inside' ? null : 'receive-outside-memory';
  if (bounce === null) return 'receive-scattered';
  return hasRoomFor(bounce, ring.length) ? null : 'receive-too-few-pages';
}

/** Fills in the answer. */
export function put(out: CheckOutcome, address: number, length: number, reason: DenyReasonName | null): void {
  out.address = address;
  out.length = length;
  out.allowed = reason === null;
  out.reason = reason === null ? 0 : denyNumber(reason);
}
