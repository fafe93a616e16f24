// The trials of the kits, by device: apart from the machines, as no page tries them.
import type {Trials} from './contract/trials.ts';
import {NE2000_TRIALS} from './ne2000/trials.ts';
import {RTL8139_TRIALS} from './rtl8139/trials.ts';

/** By device; one that nobody tries has none. */
export const TRIALS: Readonly<Record<string, Trials>> = {ne2000: NE2000_TRIALS, rtl8139: RTL8139_TRIALS};
