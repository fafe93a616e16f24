// What became of a frame, in words; and where its bytes lie in card memory now.
import {CARD_MEMORY} from '../../base/address-space.ts';
import type {FrameRow} from '../../bridge/protocol/frame-row.ts';
import {device} from '../../kits/screens.ts';
import {type GuestPages, holderOf} from './guest-pages.ts';
import {LOSS} from './meaning/card.ts';

/** The fate in a word or a clause: `lost: its ring is full`. */
export function fateWords({fate, why}: FrameRow): string {
  switch (fate) {
    case 'sent':
      return 'sent';
    case 'received':
      return 'received';
    case 'refused':
      return 'not taken; no guest misses it';
    case 'lost':
      return `lost: ${why === null ? 'no cause known' : LOSS[why]}`;
    case 'kept':
      return 'kept, moved into its ring';
  }
}

/** A receive ring: first page and one past the last. */
interface RingPages {
  readonly start: number;
  readonly stop: number;
}

/** Where frames lie: byte n of the frame is at `addressOf(n)`. */
export interface FramePlace {
  readonly start: number;
  addressOf(byte: number): number;
  /** The pages, in order. */
  readonly pages: readonly number[];
}

/**
 * Looks a frame's bytes up in packet memory: a frame to send begins on a page, a received one behind its header in a page and
 * goes round at its ring's end; where a ring is none of pages it may begin anywhere. Frames can be alike: a guest's lies in its own
 * pages, or in host memory in the VMM's, and never in another guest's. Null where it is not there any more, or not yet.
 */
export function placeOfFrame(
  memory: Uint8Array,
  {bytes, range, guest}: Pick<FrameRow, 'bytes' | 'range' | 'guest'>,
  rings: readonly RingPages[],
  guests: readonly GuestPages[],
): FramePlace | null {
  const {start: first, pageBytes} = device.memory;
  const isAt = (place: FramePlace): boolean => bytes.every((byte, n) => memory[place.addressOf(n) - first] === byte);
  // One that was sent lies where its check allowed it.
  const sentFrom =
    range === null || range.space !== CARD_MEMORY ? null : placed(range.address, bytes.length, undefined);
  if (sentFrom !== null && isAt(sentFrom)) return sentFrom;
  if (device.network?.ring == null) {
    const starts = [...startsOf(memory, bytes)].map((start) => first + start);
    const holders = starts.map((start) => holderOf(start, guests)?.id);
    const start = starts[holders.indexOf(guest)] ?? starts[holders.indexOf(undefined)];
    return start === undefined ? null : placed(start, bytes.length, undefined);
  }
  const firstPage = first / pageBytes;
  const endPage = firstPage + Math.floor(memory.length / pageBytes);
  const pages = Array.from({length: endPage - firstPage}, (_, i) => firstPage + i);
  const own = guests.find(({id}) => id === guest)?.window;
  const isOwn = (page: number): boolean => own !== undefined && page >= own.firstPage && page < own.endPage;
  for (const page of [...pages.filter(isOwn), ...pages.filter((page) => !isOwn(page))]) {
    const ring = rings.find(({start, stop}) => page >= start && page < stop);
    const start = page * pageBytes + (ring === undefined ? 0 : device.network.ring.headerBytes);
    const place = placed(start, bytes.length, ring);
    if (isAt(place)) return place;
  }
  return null;
}

/** Where bytes lie in one piece, first to last. */
function* startsOf(memory: Uint8Array, bytes: Uint8Array): Generator<number> {
  const [head] = bytes;
  if (head === undefined) return;
  for (let at = memory.indexOf(head); at >= 0; at = memory.indexOf(head, at + 1))
    if (bytes.every((byte, n) => memory[at + n] === byte)) yield at;
}

function placed(start: number, length: number, ring: RingPages | undefined): FramePlace {
  const {pageBytes} = device.memory;
  const end = ring === undefined ? Number.POSITIVE_INFINITY : ring.stop * pageBytes;
  const size = ring === undefined ? 0 : (ring.stop - ring.start) * pageBytes;
  const addressOf = (byte: number): number => (start + byte < end ? start + byte : start + byte - size);
  const pages: number[] = [];
  for (let byte = 0; byte < length; byte++) {
    const page = Math.floor(addressOf(byte) / pageBytes);
    if (pages.at(-1) !== page) pages.push(page);
  }
  return {start, addressOf, pages};
}
