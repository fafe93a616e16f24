// The RTL8139 as machines are made of it.
import {CYCLES_PER_US} from '../../trace/units.ts';
import type {DeviceKit} from '../contract/device-kit.ts';
import {RTL8139_BASICS} from './basics.ts';
import {Rtl8139} from './card/rtl8139.ts';
import {RTL8139_LOOKS} from './context-looks.ts';
import {RTL8139_FACTS} from './facts.ts';
import {driverNamed, RTL8139_BACKEND} from './guests/drivers.ts';
import {recordedMemory} from './guests/recorded-memory.ts';
import type {Rtl8139Context} from './model/context.ts';
import {rtl8139Model} from './model/device.ts';
import {RTL8139_CONFIGURATION} from './sheet/configuration.ts';

/** Where the firmware of the recorded machine puts the card's ports. */
const BASE_PORT = 0xc000;
/** 33 MHz, whatever the wire. [PCI Local Bus Specification 2.2, 4.2.3] */
const CYCLES_PER_CLOCK = 0.03 * CYCLES_PER_US;

/** All that a machine needs of an RTL8139. */
export const RTL8139_KIT: DeviceKit<Rtl8139Context> = {
  ...RTL8139_BASICS,
  basePort: BASE_PORT,
  configuration: RTL8139_CONFIGURATION,
  wholeMemory: () => RTL8139_FACTS.memory,
  makeCard: (setup, host) => new Rtl8139({...setup, cyclesPerClock: CYCLES_PER_CLOCK}, host),
  makeModel: rtl8139Model,
  looks: RTL8139_LOOKS,
  // Its ring is counted in bytes of host memory, and a ring's view in pages.
  ring: null,
  recordedMemory,
  bystanders: ['RBSTART', 'CAPR', 'ISR', 'RCR', 'IMR', 'TCR', 'CBR'],
  driver: driverNamed,
  backend: RTL8139_BACKEND,
};
