// The copy engine's hooks and DMA in words. One hook is enough: what a copy takes can be read back when it is started.
import type {Instruments} from '../../contract/instruments.ts';
import {COPY_PORTS} from '../sheet.ts';

/** All of them. */
export const COPY_INSTRUMENTS: Instruments = {
  hooks: {
    sheet: COPY_PORTS,
    sets: {minimal: 'w:CTRL', writes: 'w:*', all: 'rw:*', none: ''},
    pageHooks: [],
    examples: ['w:CTRL', 'r:*'],
  },
  dma: {
    moves: {transmit: 'a copy'},
    ranges: {transmit: {address: 'DST', length: 'LEN'}},
    deciding: ['CTRL', 'SRC', 'DST', 'LEN'],
    bystanders: [],
    whole: (register) => register,
  },
};
