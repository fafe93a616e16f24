// The devices on the bench, by name: apart from the machines, as no page tries them.
import type {Bench} from './contract/trials.ts';
import {NE2000_BENCH} from './ne2000/trials.ts';

/** Every kit's trials, the usual device first. */
export const BENCHES: Readonly<Record<string, Bench>> = {ne2000: NE2000_BENCH};
