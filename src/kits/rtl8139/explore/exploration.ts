// The RTL8139's explorations as the house knows them: two guests, the shipped monitor and VMM, and an abstract card.
import {rtl8139Exploration} from './explore-rtl8139.ts';

/** Around the chip as its data sheet has it. */
export const RTL8139_EXPLORATION = rtl8139Exploration('datasheet');
/** Around QEMU's card. */
export const RTL8139_QEMU_EXPLORATION = rtl8139Exploration('qemu');
