// Model states by what they mean for a timeline: numbers, as records carry them.
import {STATES} from '../models/ne2k/names.ts';

const where = (test: (name: string) => boolean): readonly number[] =>
  STATES.flatMap((name, number) => (test(name) ? [number] : []));

/** States in which a frame is being sent. */
export const TRANSMITTING_STATES = where((name) => name.startsWith('Trans'));
/** States in which a remote DMA is open. */
export const REMOTE_STATES = where((name) => name.includes('Dma'));
