// The NE2000 as machines are made of it.

import type {DeviceKit} from '../contract/device-kit.ts';
import {NE2000_BASICS} from './basics.ts';
import {WIDE_MEMORY_END} from './card/memory-map.ts';
import {Ne2000} from './card/ne2000.ts';
import {NE2000_LOOKS, NE2000_RING} from './context-looks.ts';
import {driverNamed, NE2000_BACKEND} from './guests/drivers.ts';
import type {Ne2kContext} from './model/context.ts';
import {ne2kModel} from './model/device.ts';
import {variantFor} from './model-setup.ts';
import {PACKET_MEMORY, USUAL_BASE_PORT} from './sheet/board.ts';

/** All that a machine needs of an NE2000. */
export const NE2000_KIT: DeviceKit<Ne2kContext> = {
  ...NE2000_BASICS,
  basePort: USUAL_BASE_PORT,
  wholeMemory: (profile) => (profile === 'qemu' ? {start: PACKET_MEMORY.start, end: WIDE_MEMORY_END} : PACKET_MEMORY),
  makeCard: (setup, host) => new Ne2000(setup, host),
  makeModel: (setup) => ne2kModel(variantFor(setup)),
  looks: NE2000_LOOKS,
  ring: NE2000_RING,
  recordedMemory: null,
  bystanders: ['BNRY', 'ISR', 'TPSR', 'TBCR', 'RSAR', 'RBCR', 'IMR', 'CURR'],
  driver: driverNamed,
  backend: NE2000_BACKEND,
};
