// The RTL8139's wire. Its ring lies in host memory and is counted in bytes, not in pages: the map draws none.
import type {NetworkView} from '../../contract/network-view.ts';

/** The network side of an RTL8139. */
export const RTL8139_NETWORK: NetworkView = {
  wire: 'wire, 100 Mb/s',
  frameStored:
    'The address filter let the frame through. The DMA that follows stores it at CBR in the receive ring, or in C+ mode in a buffer.',
  ring: null,
};
