// The NE2000 on the bench.
import type {Bench} from '../contract/trials.ts';
import {FORMAT} from './conformance/recording.ts';
import {checkVector} from './conformance/vector-check.ts';
import {NE2000_FUZZ} from './fuzz/fuzz.ts';
import {NE2000_HOLES} from './holes.ts';

/** Random tests, recorded sequences, and the holes that attacks go through. */
export const NE2000_BENCH: Bench = {
  fuzz: NE2000_FUZZ,
  conformance: {format: FORMAT, check: checkVector},
  holes: NE2000_HOLES,
};
