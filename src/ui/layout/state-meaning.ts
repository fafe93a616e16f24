// What a state of the model stands for, by its name.
import type {StateMeaning} from '../../kits/contract/model-words.ts';
import {device} from '../../kits/screens.ts';

/** Undefined for no state, and for none of the model's. */
export function stateNamed(name: string | null): StateMeaning | undefined {
  return device.model.states.find((state) => state.name === name);
}
