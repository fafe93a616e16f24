// The tiny world that is explored: two guests in sixteen pages of host memory, frames of one size to send, a ring in which CBR stands in
// few places. Guest A lies where its addresses say; guest B's pages are scattered, so that what it programs has to be rewritten.
import type {AddressWindow} from '../../../base/address-space.ts';
import {HOST_PAGE_BYTES} from '../../../sim/machine/host-memory.ts';
import type {Translation} from '../../../sim/machine/page-map.ts';
import type {DmaView} from '../../../sim/models/dma-view.ts';
import {FCS_BYTES, ISR, RCR, RECEIVE_HEADER_BYTES, TSD_BITS} from '../sheet/registers.ts';

/** The guests by number. */
export const GUEST_NAMES = ['A', 'B'] as const;

const page = (number: number): number => number * HOST_PAGE_BYTES;

/** Host pages: a free one, eight of A's, six of B's, one of the VMM's. */
export const HOST_PAGES = 16;
/** Each guest's window, in host addresses. */
export const WINDOWS: readonly AddressWindow[] = [
  {start: page(1), end: page(9)},
  {start: page(9), end: page(15)},
];
/** The VMM's own page. */
export const VMM_PAGES: AddressWindow = {start: page(15), end: page(16)};

/** B's page 1, which it sends from, is its last in the host; its ring's pages 2 to 6 are the first ones. */
const SCATTERED: Translation = {
  kind: 'table',
  pageBytes: HOST_PAGE_BYTES,
  pages: [null, page(14), page(9), page(10), page(11), page(12), page(13)],
};
/** What the guests' addresses mean. */
export const VIEWS: readonly DmaView[] = WINDOWS.map((window, guest) => ({
  translation: guest === 0 ? {kind: 'identity'} : SCATTERED,
  windows: [window],
}));

/** Where each guest's frames lie, and its ring, by its own addresses: the same for both. */
export const OWN_FRAMES = page(1);
export const OWN_RING = page(2);
/** In A's window, where only the shortest ring has room, and nothing past its end. */
export const LATE_RING = page(7);
/** What A has no business with, by its own addresses: B's frames, B's ring, the VMM's page. */
export const FOREIGN_FRAMES = page(14);
export const FOREIGN_RING = page(9);
export const VMM_FRAMES = VMM_PAGES.start;
/** An address that B's page map does not have. */
export const UNMAPPED = page(12);

/** A TSD that gives a frame of 1000 bytes to the card, the same when it has left, and one that is the driver's. */
export const GIVEN = 1000;
export const SENT = GIVEN | TSD_BITS.OWN | TSD_BITS.TOK;
export const FRESH = TSD_BITS.OWN;

/** Receive filters: everybody's broadcasts, into rings of two lengths, the shorter one also with WRAP. */
export const SHORT_RING = RCR.AB | RCR.APM;
export const RUN_ON = SHORT_RING | RCR.WRAP;
export const LONG_RING = SHORT_RING | 0x0800;

/** Bytes of a received frame with what is around it; so many of them in a row bring CBR to one frame before the end of a short ring. */
export const STORED_BYTES = 1024;
export const NEARLY_ROUND = 7 * STORED_BYTES;
/** A frame may be as long as this, around it included: what one that arrives could write. */
export const LONGEST_STORED = 1522;
/** Where CBR can stand: at the beginning of a ring or of its second half, and one frame before the end of each half. */
export const CBR_PLACES = [0, NEARLY_ROUND, 8 * STORED_BYTES, 15 * STORED_BYTES] as const;

/** Bytes by which frames that arrive together move CBR on to its next place. */
export function stepFrom(cbr: number): number {
  return cbr % CBR_PLACES[2] === 0 ? NEARLY_ROUND : STORED_BYTES;
}

/** What a guest's IMR lets through while it is set, and what is in ISR at all. */
export const INTERRUPTS = ISR.ROK | ISR.TOK | ISR.RXOVW;

/** A broadcast that the wire brings while the card changes hands: without the check sequence. */
export const FRAME_FROM_WIRE = new Uint8Array(STORED_BYTES - RECEIVE_HEADER_BYTES - FCS_BYTES).fill(0xff);
