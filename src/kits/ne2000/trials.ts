// The trials of an NE2000.
import type {Trials} from '../contract/trials.ts';
import {FORMAT} from './conformance/recording.ts';
import {checkVector} from './conformance/vector-check.ts';
import {NE2000_FUZZ} from './fuzz/fuzz.ts';
import {NE2000_HOLES} from './holes.ts';

/** Random tests, recorded sequences, and the holes that attacks go through. */
export const NE2000_TRIALS: Trials = {
  fuzz: NE2000_FUZZ,
  conformance: {format: FORMAT, check: checkVector},
  holes: NE2000_HOLES,
};
