// Model states by what they mean for a timeline: numbers, as records carry them.
import {isTagged, openDma} from '../models/ne2k/compiled.ts';
import {STATES} from '../models/ne2k/names.ts';

const NUMBERS = [...STATES.keys()];

/** States in which a frame is being sent. */
export const TRANSMITTING_STATES = NUMBERS.filter((state) => isTagged(state, 'sending'));
/** States in which a remote DMA is open. */
export const REMOTE_STATES = NUMBERS.filter((state) => openDma(state) !== null);
