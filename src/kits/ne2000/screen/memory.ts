// Where remote and local DMA move bytes on the board. [AN897, 2.1]
import type {DeviceMemory} from '../../contract/device-memory.ts';
import {PACKET_MEMORY, PROM} from '../sheet/board.ts';
import {PAGE_BYTES, RECEIVE_HEADER_BYTES} from '../sheet/dp8390.ts';

/** Packet memory, and the station PROM beside it. */
export const NE2000_MEMORY: DeviceMemory = {
  space: 'card',
  name: 'packet memory',
  ...PACKET_MEMORY,
  pageBytes: PAGE_BYTES,
  common: [{name: 'prom', ...PROM, words: 'the station PROM'}],
  receiveHeaderBytes: RECEIVE_HEADER_BYTES,
};
