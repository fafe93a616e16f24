// The NE2000 as the page shows it.
import type {DeviceScreen} from '../../contract/device-screen.ts';
import {NE2000_BASICS} from '../basics.ts';
import {FAULTS} from '../explore/faults.ts';
import {NE2000_MODEL_WORDS} from '../model/words.ts';
import {NE2000_ACCESSES} from './accesses.ts';
import {NE2000_CHOICES} from './choices.ts';
import {NE2000_GLOSSARY} from './glossary.ts';
import {NE2000_HAPPENINGS} from './happenings.ts';
import {NE2000_MACHINE_VIEW} from './machine-view.ts';
import {NE2000_MEMORY} from './memory.ts';
import {NE2000_DIAGRAM} from './model-diagram.ts';
import {NE2000_NETWORK} from './network.ts';
import {NE2000_REGISTERS} from './register-view.ts';
import {NE2000_STATUS} from './status.ts';

/** All that is said and drawn of an NE2000. */
export const NE2000_SCREEN: DeviceScreen = {
  ...NE2000_BASICS,
  model: NE2000_MODEL_WORDS,
  diagram: NE2000_DIAGRAM,
  machine: NE2000_MACHINE_VIEW,
  memory: NE2000_MEMORY,
  registers: NE2000_REGISTERS,
  status: NE2000_STATUS,
  network: NE2000_NETWORK,
  accesses: NE2000_ACCESSES,
  happenings: NE2000_HAPPENINGS,
  glossary: NE2000_GLOSSARY,
  choices: NE2000_CHOICES,
  faults: FAULTS,
};
