// The explorations of the kits' models, by the names of devices: apart from the machines, which a page opens before anybody explores.
import type {Exploration} from './contract/exploration.ts';
import {COPY_EXPLORATION} from './copy-engine/exploration.ts';
import {NE2000_EXPLORATION} from './ne2000/explore/exploration.ts';
import {RTL8139_EXPLORATION, RTL8139_QEMU_EXPLORATION} from './rtl8139/explore/exploration.ts';

/** By device; one whose model nobody explores has none. Behind a device's name, where that is another: a profile that is explored by itself. */
export const EXPLORATIONS: Readonly<Record<string, Exploration>> = {
  ne2000: NE2000_EXPLORATION,
  'copy-engine': COPY_EXPLORATION,
  rtl8139: RTL8139_EXPLORATION,
  'rtl8139-qemu': RTL8139_QEMU_EXPLORATION,
};
