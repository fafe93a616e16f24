// The trials of an RTL8139.
import type {Trials} from '../contract/trials.ts';
import {FORMAT} from './conformance/recording.ts';
import {checkVector} from './conformance/vector-check.ts';
import {RTL8139_FUZZ} from './fuzz/fuzz.ts';

/** Random tests and recorded sequences. */
export const RTL8139_TRIALS: Trials = {
  fuzz: RTL8139_FUZZ,
  conformance: {format: FORMAT, check: checkVector},
  holes: null,
};
