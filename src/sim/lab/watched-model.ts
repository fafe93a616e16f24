// A model somebody is told of when it has saved a context: what a hand-off carries is compared with what the card held.
import type {CardPort, DeviceModel} from '../models/device-model.ts';

/** The model with somebody told of each context that was saved, before anything else is put on the card. */
export function watchedAtHandoffs<C>(model: DeviceModel<C>, saved: (context: C) => void): DeviceModel<C> {
  const {contextSwitch} = model;
  const save = (context: C, card: CardPort): void => {
    contextSwitch.save(context, card);
    saved(context);
  };
  return {...model, contextSwitch: {...contextSwitch, save}};
}
