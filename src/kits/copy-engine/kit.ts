// The copy engine as machines are made of it.
import type {Instruments} from '../contract/instruments.ts';
import {plainKit} from '../contract/plain-kit.ts';
import {CopyEngine} from './card.ts';
import {COPY_FACTS} from './facts.ts';
import {driverNamed} from './guests.ts';
import {COPY_WORDS, copyModel} from './model/model.ts';
import {BASE_PORT, COPY_PORTS, PAGE_BYTES, PROGRAM} from './sheet.ts';

/** One hook is enough: what a copy takes can be read back when it is started. */
const INSTRUMENTS: Instruments = {
  hooks: {
    sheet: COPY_PORTS,
    sets: {all: 'rw:*', writes: 'w:*', minimal: 'w:CTRL', none: ''},
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

/** All that a machine needs of a copy engine. */
export const COPY_KIT = plainKit({
  facts: COPY_FACTS,
  sheet: COPY_PORTS,
  model: COPY_WORDS,
  basePort: BASE_PORT,
  pageBytes: PAGE_BYTES,
  program: PROGRAM,
  makeCard: (_setup, host) => new CopyEngine(host),
  makeModel: copyModel,
  instruments: INSTRUMENTS,
  driver: driverNamed,
});
