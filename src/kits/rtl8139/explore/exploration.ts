// The RTL8139's exploration as the house knows it.
import type {Exploration} from '../../contract/exploration.ts';
import {exploreRtl8139, MODEL} from './explore-rtl8139.ts';
import {FAULTS} from './faults.ts';

/** Two guests, the shipped monitor and VMM, and an abstract card. */
export const RTL8139_EXPLORATION: Exploration = {model: MODEL, faults: FAULTS, explore: exploreRtl8139};
