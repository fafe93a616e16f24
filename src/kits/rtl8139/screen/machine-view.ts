// The card in the drawing of the machine. Its DMA leads out of the card, to host memory.
import type {MachineView} from '../../contract/machine-view.ts';

const DMA = [
  'it masters the bus: its DMA reaches all of host memory',
  'DMA reaches all of host memory',
  'DMA to host memory',
];

/** An RTL8139 as a box with parts. */
export const RTL8139_MACHINE_VIEW: MachineView = {
  dataPorts: [],
  captions: [
    ['RTL8139 card, one register set; its buffers lie in host memory', 'RTL8139 card, buffers in host memory'],
    DMA,
  ],
  caption: [
    'RTL8139: it masters the bus, its DMA reaches all of host memory',
    'RTL8139; its DMA reaches host memory',
    ...DMA.slice(1),
  ],
  dma: 'reads and writes host memory by itself, at any address',
  notModelled: [
    {what: 'an IOMMU between card and memory', why: 'the deck’s machines have none: the check takes its place'},
    {what: 'a bus that others use as well', why: 'only the card’s own bursts take time, and on QEMU’s card none do'},
    {what: 'damaged frames and collisions', why: 'the wire carries every frame whole'},
    {what: 'wake-up by frames and power states', why: 'no guest sleeps'},
    {what: 'negotiation of the link', why: 'the link is up, at 100 Mb/s and full duplex, from the start'},
  ],
};
