// What both halves of the RTL8139's kit say of it.
import type {DeviceBasics} from '../contract/device-basics.ts';
import {RTL8139_FACTS} from './facts.ts';
import {RTL8139_HOOKS} from './model/hook-sets.ts';
import {RTL8139_MODEL_NAMES} from './model/model-names.ts';
import {RTL8139_MOVES} from './model/moves.ts';
import {RTL8139_PORTS} from './sheet/port-sheet.ts';

/** The RTL8139 by its facts, ports, hooks, model and moves. */
export const RTL8139_BASICS: DeviceBasics = {
  facts: RTL8139_FACTS,
  sheet: RTL8139_PORTS,
  hooks: RTL8139_HOOKS,
  model: RTL8139_MODEL_NAMES,
  moves: RTL8139_MOVES,
};
