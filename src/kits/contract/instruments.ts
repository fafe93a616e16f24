// What the lab's instruments and the classroom ask of a device, beside the machine that it is in.
import type {DmaWords} from './dma-words.ts';
import type {HookVocabulary} from './hook-vocabulary.ts';

/** The words of one device's hooks and DMA. */
export interface Instruments {
  readonly hooks: HookVocabulary;
  readonly dma: DmaWords;
}
