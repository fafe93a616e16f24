// The scenarios that kits bring along, as their files have them.
import copyRogue from './copy-engine/scenarios/copy-rogue.json' with {type: 'json'};
import copyTwoGuests from './copy-engine/scenarios/copy-two-guests.json' with {type: 'json'};
import {RTL8139_ATTACK_FILES} from './rtl8139/attack-scenarios.ts';
import {RTL8139_MEMORY_FILES} from './rtl8139/memory-scenarios.ts';
import linux8139tooMmio from './rtl8139/scenarios/linux-8139too-mmio.json' with {type: 'json'};
import linux8139tooPio from './rtl8139/scenarios/linux-8139too-pio.json' with {type: 'json'};
import rtl8139BootRom from './rtl8139/scenarios/rtl8139-boot-rom.json' with {type: 'json'};
import rtl8139Bulk from './rtl8139/scenarios/rtl8139-bulk.json' with {type: 'json'};
import rtl8139Rogue from './rtl8139/scenarios/rtl8139-rogue.json' with {type: 'json'};
import rtl8139Transmit from './rtl8139/scenarios/rtl8139-transmit.json' with {type: 'json'};
import rtl8139TwoGuests from './rtl8139/scenarios/rtl8139-two-guests.json' with {type: 'json'};

/** Those of devices that are not the usual one, a device after the other. */
export const KIT_SCENARIOS = [
  rtl8139Transmit,
  rtl8139TwoGuests,
  rtl8139Rogue,
  rtl8139Bulk,
  ...RTL8139_MEMORY_FILES,
  rtl8139BootRom,
  linux8139tooPio,
  linux8139tooMmio,
  ...RTL8139_ATTACK_FILES,
  copyTwoGuests,
  copyRogue,
];
