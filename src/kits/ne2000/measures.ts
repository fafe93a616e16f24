// What an NE2000 is measured by beside other devices.
import type {DeviceMeasures} from '../contract/device-measures.ts';

/** Its recordings are of drivers on either bus: data ports of 32 and of 16 bits. */
export const NE2000_MEASURES: DeviceMeasures = {
  device: 'ne2000',
  shared: 'two-guests',
  bulk: 'bulk',
  recordings: [
    {scenario: 'linux-ne2k-pci', hooks: 'deck'},
    {scenario: 'linux-ne-isa', hooks: 'deck'},
    {scenario: 'linux-ne2k-pci', hooks: 'sharing'},
    {scenario: 'linux-ne-isa', hooks: 'sharing'},
  ],
  bothWays: null,
  notRestored: [
    {what: 'ISR', instead: 'merged into the guest’s reads'},
    {what: 'RBCR, TBCR, RSAR', instead: 'put back from the shadow'},
  ],
};
