// Bounce buffers: pages of the VMM's own that stand in for a guest's where a frame or a ring does not lie in one piece of host memory.
// There is one set of them, for the guest that has the card: a place for the frame of each descriptor, and one for the receive ring.
import type {AddressWindow} from '../../../base/address-space.ts';
import {HOST_PAGE_BYTES} from '../../../sim/machine/host-memory.ts';
import type {AddressRange} from '../../../sim/machine/page-map.ts';
import {DESCRIPTORS} from '../sheet/registers.ts';

/** The VMM's pages by what they are for; host addresses. */
export interface BounceArea {
  /** Where the frame of each descriptor is put; none where the pages do not suffice. */
  readonly frames: readonly number[];
  /** Bytes that each of them has room for. */
  readonly frameBytes: number;
  /** What is left for a receive ring. */
  readonly ring: AddressRange;
  /** All of it. */
  readonly whole: AddressWindow;
}

/**
 * Lays it out in the VMM's pages, `longest` being the bytes of the longest frame. Page 0 stays out, since whoever writes to address 0 by
 * mistake meets it, and so does the last page, which the playback has.
 */
export function bounceAreaOf({start, end}: AddressWindow, longest: number): BounceArea {
  const first = Math.max(start, HOST_PAGE_BYTES);
  const last = Math.max(first, end - HOST_PAGE_BYTES);
  const frameBytes = Math.ceil(longest / HOST_PAGE_BYTES) * HOST_PAGE_BYTES;
  const framesAt = last - DESCRIPTORS * frameBytes;
  const hasFrames = framesAt >= first;
  const frames = hasFrames ? Array.from({length: DESCRIPTORS}, (_, at) => framesAt + at * frameBytes) : [];
  const ring = {start: first, length: (hasFrames ? framesAt : last) - first};
  return {frames, frameBytes, ring, whole: {start: first, end: last}};
}

/** True where a ring of so many bytes has room there. */
export function hasRoomFor(area: BounceArea | null, ringBytes: number): area is BounceArea {
  return area !== null && ringBytes <= area.ring.length;
}
