// What the RTL8139's DMA moves: the machine's own memory.
import type {DeviceMemory} from '../../contract/device-memory.ts';
import {RTL8139_FACTS} from '../facts.ts';
import {DESCRIPTOR_BYTES} from '../model/descriptors.ts';
import {PORT} from '../sheet/registers.ts';

/** The memory that an RTL8139 reaches. */
export const RTL8139_MEMORY: DeviceMemory = {
  ...RTL8139_FACTS.memory,
  common: [],
  others: [],
  // The receive ring; in C+ mode the buffers of its descriptors. [RTL8139C, RBSTART, RCR.RBLEN; RTL8139C+, RDSAR]
  standing: {
    write: {
      address: {name: 'RBSTART', ports: [PORT.RBSTART], page: 0, unit: 1, isHeldBack: false},
      length: {name: 'RCR', ports: [PORT.RCR], page: 0, unit: 1, isHeldBack: false, isCoded: true},
      descriptors: {
        ring: {name: 'RDSAR', ports: [PORT.RDSARLO, PORT.RDSARHI], page: 0, unit: 1, isHeldBack: true},
        bytes: DESCRIPTOR_BYTES,
      },
    },
  },
  reach: 'all of host memory in reach',
  about:
    'An RTL8139 masters the bus: whatever address a descriptor or RBSTART holds, it reads and writes there. Nothing in the machine stops it at a guest’s pages, and those in nobody’s window are the VMM’s. So what is checked here is every address before the card gets it.',
};
