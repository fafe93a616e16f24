// The checking functions: which bytes of host memory may the card read or write from now on, and are they this guest's. What is asked
// of has been put together by `interpret`, out of what the access is about to write. [deck, slides 18, 24]
import {assert} from '../../../base/assert.ts';
import {type AddressRange, translate} from '../../../sim/machine/page-map.ts';
import type {CheckOutcome} from '../../../sim/models/device-model.ts';
import {type DmaView, mayTouch} from '../../../sim/models/dma-view.ts';
import {FCS_BYTES, RCR, RECEIVE_HEADER_BYTES, ringBytes, WRAP_OVERRUN} from '../sheet/registers.ts';
import {type BounceArea, hasRoomFor} from './bounce-area.ts';
import type {DenyReasonName} from './names.ts';
import {denyNumber} from './numbers.ts';
import type {Rtl8139Variant} from './variant.ts';

/** End of what an address of the card's can name. */
const ADDRESSES = 2 ** 32;
/** The longest ring, which is what an unseen length is taken to be. */
const LONGEST_RING = 65_536;

/** A frame, and the descriptor that it is in. */
export interface AskedFrame extends AddressRange {
  readonly descriptor: number;
}

/** What the access under rule asks to have allowed. Addresses are the guest's, or the card's where they were written unseen. */
export interface Asked {
  /** Frames that the card would go on to read, in their turn. */
  frames: readonly AskedFrame[];
  /** The ring that it could write; null: no address is set. */
  ring: AddressRange | null;
  areTranslated: boolean;
}

/** Where a guest's range lies: in one piece of its own memory, at a host address; or why not. */
export type Place =
  | {readonly kind: 'inside'; readonly address: number}
  | {readonly kind: 'outside' | 'scattered'; readonly address: number};

/** Places a range that a guest names by its own addresses, or the card by those of the host. */
export function placeOf(view: DmaView, range: AddressRange, isTranslated: boolean): Place {
  const {start, length} = range;
  const inHost: DmaView = {translation: {kind: 'identity'}, windows: view.windows};
  const pieces =
    start + length > ADDRESSES ? null : isTranslated ? translate(view.translation, atLeastOne(range)) : [range];
  const address = pieces?.[0]?.start ?? start;
  if (pieces === null || !pieces.every((piece) => mayTouch(inHost, piece))) return {kind: 'outside', address};
  return {kind: pieces.length === 1 ? 'inside' : 'scattered', address};
}

/** A guest's address as the card is to have it; null where it leads nowhere. */
export function hostAddress({translation}: DmaView, address: number): number | null {
  return translate(translation, {start: address, length: 1})?.[0]?.start ?? null;
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
  const denied = frames.find((frame) => reasonAgainstFrame(view, frame, areTranslated, longest, bounce) !== null);
  const told = denied ?? first;
  put(out, view, told, areTranslated, reasonAgainstFrame(view, told, areTranslated, longest, bounce));
  const isCopied = denied === undefined && placeOf(view, first, areTranslated).kind === 'scattered';
  if (isCopied) out.address = bounce?.frames[first.descriptor] ?? out.address;
}

/** Asks whether the card may write the ring, and what it can write past its end. */
export function checkRing(
  view: DmaView,
  {ring, areTranslated}: Asked,
  bounce: BounceArea | null,
  out: CheckOutcome,
): void {
  out.move = 'write';
  if (ring === null) {
    put(out, view, {start: 0, length: 0}, areTranslated, 'receive-ring-unset');
    return;
  }
  const {kind} = placeOf(view, ring, areTranslated);
  const reason = kind === 'outside' ? 'receive-outside-memory' : kind === 'inside' ? null : reasonAgainstCopies(ring);
  put(out, view, ring, areTranslated, reason);
  if (reason === null && kind === 'scattered') out.address = bounce?.ring.start ?? out.address;

  function reasonAgainstCopies({length}: AddressRange): DenyReasonName | null {
    if (bounce === null) return 'receive-scattered';
    return hasRoomFor(bounce, length) ? null : 'receive-too-few-pages';
  }
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
  view: DmaView,
  frame: AddressRange,
  isTranslated: boolean,
  longest: number,
  bounce: BounceArea | null,
): DenyReasonName | null {
  if (frame.length > longest) return 'transmit-too-long';
  if (frame.start === 0) return 'transmit-outside-memory'; // no address is set
  const {kind} = placeOf(view, frame, isTranslated);
  if (kind !== 'scattered') return kind === 'inside' ? null : 'transmit-outside-memory';
  if (bounce === null) return 'transmit-scattered';
  return bounce.frames.length > 0 ? null : 'transmit-too-few-pages';
}

function put(
  out: CheckOutcome,
  view: DmaView,
  range: AddressRange,
  isTranslated: boolean,
  reason: DenyReasonName | null,
): void {
  out.address = placeOf(view, range, isTranslated).address;
  out.length = range.length;
  out.allowed = reason === null;
  out.reason = reason === null ? 0 : denyNumber(reason);
}

function atLeastOne({start, length}: AddressRange): AddressRange {
  return {start, length: Math.max(1, length)};
}
