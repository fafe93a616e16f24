// What an RTL8139 is measured by beside other devices.
import type {DeviceMeasures, MeasuredRecording} from '../contract/device-measures.ts';

const PORTS: MeasuredRecording = {scenario: 'linux-8139too-pio', hooks: 'minimal'};
const MEMORY: MeasuredRecording = {scenario: 'linux-8139too-mmio', hooks: 'minimal'};

/** The driver that was recorded was built both ways. It is told for QEMU’s card, where it was recorded, for the chip, and shared. */
export const RTL8139_MEASURES: DeviceMeasures = {
  device: 'rtl8139',
  shared: 'rtl8139-two-guests',
  bulk: 'rtl8139-bulk',
  recordings: [
    PORTS,
    {...PORTS, hooks: 'minimal-datasheet'},
    MEMORY,
    {...PORTS, hooks: 'sharing'},
    {...MEMORY, hooks: 'sharing'},
  ],
  bothWays: {driven: 'rtl8139-transmit', recorded: {ports: PORTS, memory: MEMORY}},
  notRestored: [
    {what: 'CBR and the turn', instead: 'played back by frames sent round the loop'},
    {what: 'ISR', instead: 'merged into the guest’s reads'},
    {what: 'MPC, TCTR', instead: 'begin again at 0'},
    {what: 'a TSD’s TUN, TABT and collisions', instead: 'lost'},
    {what: 'a reading of the EEPROM under way', instead: 'cut off'},
  ],
};
