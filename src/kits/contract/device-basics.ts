// What both halves of a kit say of a device, and say once: machine and screen are built around it.
import type {DeviceFacts} from './device-facts.ts';
import type {HookVocabulary} from './hook-vocabulary.ts';
import type {ModelNames} from './model-words.ts';
import type {DeviceMoves} from './moves.ts';

/** A device by its facts, ports, hooks, model and moves. */
export interface DeviceBasics extends HookVocabulary {
  /** The same object that the list in `kits/facts.ts` has. */
  readonly facts: DeviceFacts;
  /** The model by the numbers that records carry; on the screen in words. */
  readonly model: ModelNames;
  /** How its DMA is set up and told. */
  readonly moves: DeviceMoves;
}
