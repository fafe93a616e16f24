// The NE2000's hooks and DMA in words.
import type {Instruments} from '../contract/instruments.ts';
import {NE2000_DMA} from './model/dma-words.ts';
import {NE2000_HOOKS} from './model/hook-sets.ts';

/** All of them. */
export const NE2000_INSTRUMENTS: Instruments = {hooks: NE2000_HOOKS, dma: NE2000_DMA};
