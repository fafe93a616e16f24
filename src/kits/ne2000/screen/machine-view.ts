// The card in the drawing of the machine. Its DMA moves bytes inside the card only: not drawn, because it does not exist, is a
// way to host memory. [AN897, 2]
import type {MachineView} from '../../contract/machine-view.ts';
import {PORT} from '../sheet/board.ts';
import {NOT_MODELLED} from '../sheet/not-modelled.ts';

const DMA = [
  'its DMA stays inside the card: it cannot reach host memory',
  'DMA cannot reach host memory',
  'no DMA to host memory',
];

/** An NE2000 as a box with parts. */
export const NE2000_MACHINE_VIEW: MachineView = {
  dataPorts: [
    {name: PORT.DATA.name, words: ['data port 0x10', 'data port']},
    {name: PORT.RESET.name, words: ['reset port 0x1F', 'reset']},
  ],
  captions: [['NE2000 card, one register set; packet memory 0x4000–0x7FFF', 'NE2000 card, packet memory'], DMA],
  caption: [
    'NE2000: its DMA stays inside the card, it cannot reach host memory',
    'NE2000; its DMA cannot reach host memory',
    ...DMA.slice(1),
  ],
  dma: 'inside the card only; it cannot reach host memory',
  notModelled: NOT_MODELLED,
};
