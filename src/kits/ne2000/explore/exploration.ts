// The NE2000's exploration as the house knows it.
import type {Exploration} from '../../contract/exploration.ts';
import {exploreInPieces, MODEL, UNMET} from './explore-ne2k.ts';
import {FAULTS} from './faults.ts';

/** Two guests, the shipped monitor and VMM, and an abstract card. */
export const NE2000_EXPLORATION: Exploration = {
  model: MODEL,
  faults: FAULTS,
  unmet: UNMET,
  explore: exploreInPieces,
};
