// Packet memory on the screen: 64 pages, the ring's four registers at their edges, transmit buffers before the ring.
// [DP8390D, Buffer Ring; AN897, 2]
import type {MemoryView} from '../../contract/memory-view.ts';

/** The memory of an NE2000. */
export const NE2000_MEMORY_VIEW: MemoryView = {
  ring: {
    name: 'receive ring',
    marks: [
      {name: 'PSTART', at: 'start'},
      {name: 'BNRY', at: 'boundary'},
      {name: 'CURR', at: 'current'},
      {name: 'PSTOP', at: 'stop'},
    ],
    // Drivers keep BNRY one behind the page that they read next.
    heldAfter: 1,
  },
  // Six pages hold 1 514 bytes.
  buffer: {name: 'transmit buffer', pages: 6},
  moves: {write: 'from the data port', read: 'to the data port', transmit: 'to the wire'},
  reach: 'no host memory in reach',
  about:
    'An NE2000’s DMA moves bytes between its own packet memory and its data port or the wire. It cannot reach host memory, so what is checked here is each guest’s window of card pages.',
  dotted: ['NE2000', 'packet memory'],
};
