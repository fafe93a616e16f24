// The model's cycles in a bar of costs. The deck measured the model in the VMM, in line; anywhere else its figure is our guess.
import type {LabView} from '../../bridge/protocol/messages.ts';
import type {Cycle} from '../../trace/units.ts';

/** Where a run updates the model. */
export type ModelPlacement = LabView['rules']['modelPlacement'];

/** The model's part of a bar. */
export interface ModelCost {
  readonly name: string;
  readonly cycles: Cycle;
  readonly token: '--k3';
  readonly isEstimate: boolean;
  /** Spent beside the device: nobody waits for it, and no total counts it. */
  readonly isBeside: boolean;
}

const NAMES: Readonly<Record<ModelPlacement, string>> = {
  inline: 'model',
  overlapped: 'model beside the device',
  guest: 'model in the guest',
};

/** The part, by where the model is updated. [deck, slides 28, 29] */
export function modelCost(cycles: Cycle, placement: ModelPlacement): ModelCost {
  return {
    name: NAMES[placement],
    cycles,
    token: '--k3',
    isEstimate: placement !== 'inline',
    isBeside: placement === 'overlapped',
  };
}
