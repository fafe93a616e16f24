// The NE2000 as machines are made of it.
import type {DeviceKit} from '../contract/device-kit.ts';
import {WIDE_MEMORY_END} from './card/memory-map.ts';
import {Ne2000} from './card/ne2000.ts';
import {NE2000_LOOKS, ringOf} from './context-looks.ts';
import {NE2000_FACTS} from './facts.ts';
import {driverNamed, NE2000_BACKEND} from './guests/drivers.ts';
import {NE2000_INSTRUMENTS} from './instruments.ts';
import type {Ne2kContext} from './model/context.ts';
import {ne2kModel} from './model/device.ts';
import {NE2000_MODEL_NAMES} from './model/model-names.ts';
import {variantFor} from './model-setup.ts';
import {PACKET_MEMORY, USUAL_BASE_PORT} from './sheet/board.ts';
import {PAGE_BYTES} from './sheet/dp8390.ts';
import {NE2000_PORTS} from './sheet/port-sheet.ts';

/** All that a machine needs of an NE2000. */
export const NE2000_KIT: DeviceKit<Ne2kContext> = {
  facts: NE2000_FACTS,
  sheet: NE2000_PORTS,
  model: NE2000_MODEL_NAMES,
  basePort: USUAL_BASE_PORT,
  memory: {...PACKET_MEMORY, pageBytes: PAGE_BYTES},
  wholeMemory: (profile) => (profile === 'qemu' ? {start: PACKET_MEMORY.start, end: WIDE_MEMORY_END} : PACKET_MEMORY),
  makeCard: (setup, host) => new Ne2000(setup, host),
  makeModel: (setup) => ne2kModel(variantFor(setup)),
  looks: NE2000_LOOKS,
  ringOf: ({PSTART = 0, PSTOP = 0, BNRY = 0, CURR = 0, TPSR = 0, TBCR = 0}) =>
    ringOf({PSTART, PSTOP, BNRY, CURR, TPSR, TBCR}),
  instruments: NE2000_INSTRUMENTS,
  driver: driverNamed,
  backend: NE2000_BACKEND,
  board: (mac) => ({mac, firstPage: NE2000_FACTS.pages.first, endPage: NE2000_FACTS.pages.end}),
};
