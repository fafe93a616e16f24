// The NE2000 as the page shows it.
import type {DeviceScreen} from '../../contract/device-screen.ts';
import {NE2000_MODEL_WORDS} from '../model/model-words.ts';
import {NE2000_PORTS} from '../sheet/port-sheet.ts';
import {NE2000_HOOKS} from './hook-view.ts';
import {NE2000_MACHINE} from './machine-view.ts';
import {NE2000_MEMORY} from './memory-view.ts';
import {NE2000_DIAGRAM} from './model-diagram.ts';
import {NE2000_REGISTERS} from './register-view.ts';

/** All that is said and drawn of an NE2000. */
export const NE2000_SCREEN: DeviceScreen = {
  name: 'ne2000',
  title: 'NE2000',
  sheet: NE2000_PORTS,
  model: NE2000_MODEL_WORDS,
  diagram: NE2000_DIAGRAM,
  machineView: NE2000_MACHINE,
  memoryView: NE2000_MEMORY,
  registerView: NE2000_REGISTERS,
  hookView: NE2000_HOOKS,
};
