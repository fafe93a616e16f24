// What both halves of the copy engine's kit say of it. One hook is enough: what a copy takes can be read back when it is started.
import type {DeviceBasics} from '../contract/device-basics.ts';
import {COPY_FACTS} from './facts.ts';
import {COPY_NAMES} from './model/model.ts';
import {COPY_PORTS, PAGE_BYTES, PORT} from './sheet.ts';

const counted = {page: 0, unit: PAGE_BYTES, isHeldBack: false} as const;

/** The copy engine by its facts, ports, hooks, model, and its one move. */
export const COPY_BASICS: DeviceBasics = {
  facts: COPY_FACTS,
  sheet: COPY_PORTS,
  hooks: {
    sets: {minimal: 'w:CTRL', writes: 'w:*', all: 'rw:*', none: ''},
    pageHooks: [],
    examples: ['w:CTRL', 'r:*'],
  },
  model: COPY_NAMES,
  moves: {
    transmit: {
      word: 'copy',
      words: 'a copy',
      goes: 'written by a copy',
      event: COPY_NAMES.events.indexOf('Copy'),
      source: {...counted, name: 'SRC', ports: [PORT.SRC]},
      address: {...counted, name: 'DST', ports: [PORT.DST]},
      length: {...counted, name: 'LEN', ports: [PORT.LEN]},
      ends: 'DONE',
    },
  },
};
