// Model states by what they mean for a timeline: numbers, as records carry them.
import {isAmong} from '../../base/bits.ts';
import {DMA_OPEN, SENDING} from '../../kits/ne2000/model/compiled.ts';
import {STATES} from '../../kits/ne2000/model/names.ts';

const NUMBERS = [...STATES.keys()];

/** States in which a frame is being sent. */
export const TRANSMITTING_STATES = NUMBERS.filter((state) => isAmong(SENDING, state));
/** States in which a remote DMA is open. */
export const REMOTE_STATES = NUMBERS.filter((state) => isAmong(DMA_OPEN, state));
