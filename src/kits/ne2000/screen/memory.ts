// Where remote and local DMA move bytes on the board: 64 pages of packet memory, and the station PROM beside them. [AN897, 2.1]
import type {DeviceMemory} from '../../contract/device-memory.ts';
import {NE2000_FACTS} from '../facts.ts';
import {PROM} from '../sheet/board.ts';

/** The memory of an NE2000. */
export const NE2000_MEMORY: DeviceMemory = {
  ...NE2000_FACTS.memory,
  common: [{name: 'prom', ...PROM, words: 'the station PROM'}],
  others: [],
  reach: 'no host memory in reach',
  about:
    'An NE2000’s DMA moves bytes between its own packet memory and its data port or the wire. It cannot reach host memory, so what is checked here is each guest’s window of card pages.',
};
