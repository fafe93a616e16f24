// The trials of an RTL8139.
import type {Trials} from '../contract/trials.ts';
import {FORMAT} from './conformance/recording.ts';
import {checkVector} from './conformance/vector-check.ts';
import {RTL8139_FUZZ} from './fuzz/fuzz.ts';
import {RTL8139_HOLES} from './holes.ts';

/** Random tests, recorded sequences, and the holes that attacks go through. */
export const RTL8139_TRIALS: Trials = {
  fuzz: RTL8139_FUZZ,
  conformance: {format: FORMAT, check: checkVector},
  holes: RTL8139_HOLES,
};
