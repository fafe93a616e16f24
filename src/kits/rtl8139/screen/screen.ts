// The RTL8139 as the page shows it.

import type {DeviceScreen} from '../../contract/device-screen.ts';
import {RTL8139_BASICS} from '../basics.ts';
import {FAULTS} from '../explore/faults.ts';
import {RTL8139_MODEL_WORDS} from '../model/words.ts';
import {RTL8139_ACCESSES} from './accesses.ts';
import {RTL8139_CHOICES} from './choices.ts';
import {RTL8139_GLOSSARY} from './glossary.ts';
import {RTL8139_HAPPENINGS} from './happenings.ts';
import {RTL8139_MACHINE_VIEW} from './machine-view.ts';
import {RTL8139_MEMORY} from './memory.ts';
import {RTL8139_MODEL_DIAGRAM} from './model-diagram.ts';
import {RTL8139_NETWORK} from './network.ts';
import {RTL8139_REGISTERS} from './register-view.ts';
import {RTL8139_STATUS} from './status.ts';

/** All that is said and drawn of an RTL8139. */
export const RTL8139_SCREEN: DeviceScreen = {
  ...RTL8139_BASICS,
  model: RTL8139_MODEL_WORDS,
  diagram: RTL8139_MODEL_DIAGRAM,
  machine: RTL8139_MACHINE_VIEW,
  memory: RTL8139_MEMORY,
  registers: RTL8139_REGISTERS,
  status: RTL8139_STATUS,
  network: RTL8139_NETWORK,
  accesses: RTL8139_ACCESSES,
  happenings: RTL8139_HAPPENINGS,
  glossary: RTL8139_GLOSSARY,
  choices: RTL8139_CHOICES,
  faults: FAULTS,
};
