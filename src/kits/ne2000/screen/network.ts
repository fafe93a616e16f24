// The NE2000's wire, and its ring: the four registers at its pages' edges, transmit buffers before it. [DP8390D, Buffer Ring; AN897, 2]
import type {NetworkView} from '../../contract/network-view.ts';
import {RECEIVE_HEADER_BYTES} from '../sheet/dp8390.ts';

/** The network side of an NE2000. */
export const NE2000_NETWORK: NetworkView = {
  wire: 'wire, 10 Mb/s',
  frameStored: 'The address filter let the frame through; the card stored it at CURR by local DMA.',
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
    headerBytes: RECEIVE_HEADER_BYTES,
    // Six pages hold 1 514 bytes.
    buffer: {name: 'transmit buffer', pages: 6},
  },
};
