// What both halves of the NE2000's kit say of it.
import type {DeviceBasics} from '../contract/device-basics.ts';
import {NE2000_FACTS} from './facts.ts';
import {NE2000_HOOKS} from './model/hook-sets.ts';
import {NE2000_MODEL_NAMES} from './model/model-names.ts';
import {NE2000_MOVES} from './model/moves.ts';
import {NE2000_PORTS} from './sheet/port-sheet.ts';

/** The NE2000 by its facts, ports, hooks, model and moves. */
export const NE2000_BASICS: DeviceBasics = {
  facts: NE2000_FACTS,
  sheet: NE2000_PORTS,
  hooks: NE2000_HOOKS,
  model: NE2000_MODEL_NAMES,
  moves: NE2000_MOVES,
};
