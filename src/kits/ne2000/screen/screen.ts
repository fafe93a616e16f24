// The NE2000 as the page shows it.
import type {DeviceScreen} from '../../contract/device-screen.ts';
import {FAULTS} from '../explore/faults.ts';
import {NE2000_HOOKS} from '../model/hook-sets.ts';
import {NE2000_SPACES} from '../sheet/address-spaces.ts';
import {NE2000_PORTS} from '../sheet/port-sheet.ts';
import {NE2000_ACCESSES} from './accesses.ts';
import {NE2000_CHOICES} from './choices.ts';
import {NE2000_GLOSSARY} from './glossary.ts';
import {NE2000_HAPPENINGS} from './happenings.ts';
import {NE2000_HOOK_VIEW} from './hook-view.ts';
import {NE2000_MACHINE_VIEW} from './machine-view.ts';
import {NE2000_MEMORY} from './memory.ts';
import {NE2000_MEMORY_VIEW} from './memory-view.ts';
import {NE2000_DIAGRAM} from './model-diagram.ts';
import {NE2000_MODEL_WORDS} from './model-words.ts';
import {NE2000_MOVES} from './moves.ts';
import {NE2000_REGISTERS} from './register-names.ts';
import {NE2000_REGISTER_VIEW} from './register-view.ts';
import {NE2000_STATUS} from './status.ts';

/** All that is said and drawn of an NE2000. */
export const NE2000_SCREEN: DeviceScreen = {
  name: 'ne2000',
  title: 'NE2000',
  sheet: NE2000_PORTS,
  model: NE2000_MODEL_WORDS,
  spaces: NE2000_SPACES,
  diagram: NE2000_DIAGRAM,
  machineView: NE2000_MACHINE_VIEW,
  memoryView: NE2000_MEMORY_VIEW,
  registerView: NE2000_REGISTER_VIEW,
  hooks: NE2000_HOOKS,
  hookView: NE2000_HOOK_VIEW,
  memory: NE2000_MEMORY,
  registers: NE2000_REGISTERS,
  accesses: NE2000_ACCESSES,
  status: NE2000_STATUS,
  moves: NE2000_MOVES,
  happenings: NE2000_HAPPENINGS,
  glossary: NE2000_GLOSSARY,
  choices: NE2000_CHOICES,
  faults: FAULTS,
};
