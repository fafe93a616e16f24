// The copy engine as the page and the command line speak of it.
import {setBitNames} from '../../base/bits.ts';
import {hex} from '../../base/figures.ts';
import {FAULTS} from '../../sim/explore/faults.ts';
import type {DeviceScreen} from '../contract/device-screen.ts';
import type {RegisterWords} from '../contract/register-view.ts';
import {COPY_BASICS} from './basics.ts';
import {COPY_FACTS} from './facts.ts';
import {COPY_WORDS} from './model/words.ts';
import {CTRL, PAGE_BYTES, PORT} from './sheet.ts';

const REGISTERS: Readonly<Record<string, RegisterWords>> = {
  SRC: {title: 'source', words: 'The page from which a copy is taken.'},
  DST: {title: 'destination', words: 'The page to which it goes.'},
  LEN: {title: 'length', words: 'How many pages are copied. A copy ends where memory does.'},
  CTRL: {
    title: 'control',
    words: 'Starts a copy, says whether it goes on, and is where its end is acknowledged.',
    bits: {
      BUSY: 'a copy goes on; a 1 written here starts one',
      DONE: 'a copy has ended and the line is up; a 1 written here acknowledges that',
    },
  },
};

const at = (page: number): string => hex(page * PAGE_BYTES, 4);
const READS: Readonly<Record<string, (value: number) => string>> = {
  SRC: (page) => `copies are taken from ${at(page)}`,
  DST: (page) => `copies go to ${at(page)}`,
  LEN: (pages) => `pages to copy: ${pages}`,
  CTRL: (value) =>
    (value & (CTRL.BUSY | CTRL.DONE)) === 0 ? 'no copy goes on' : `status: ${setBitNames(CTRL, value)}`,
};

function orders(register: string, value: number): string | null {
  if (register !== PORT.CTRL.name) return null;
  const words = [(value & CTRL.BUSY) === 0 ? [] : ['start a copy'], (value & CTRL.DONE) === 0 ? [] : ['acknowledge']];
  return words.flat().join(', ') || 'nothing';
}

/** All that is said and drawn of a copy engine. */
export const COPY_SCREEN: DeviceScreen = {
  ...COPY_BASICS,
  model: COPY_WORDS,
  diagram: null,
  machine: {
    dataPorts: [],
    captions: [
      ['copy engine, one register set; memory 0x0000–0x3FFF', 'copy engine, its memory'],
      ['it copies inside its own memory: it cannot reach host memory', 'no DMA to host memory'],
    ],
    caption: ['copy engine: it copies inside its own memory', 'copy engine'],
    dma: 'inside its own memory only; it cannot reach host memory',
    notModelled: [{what: 'a bus that the engine waits for', why: 'a copy takes as long as its bytes do'}],
  },
  memory: {
    ...COPY_FACTS.memory,
    common: [],
    others: [],
    reach: 'no host memory in reach',
    about:
      'A copy engine moves bytes within its own memory. It cannot reach host memory, so what is checked here is each guest’s window of pages: both where a copy is taken from and where it goes.',
  },
  registers: {
    words: (register) => REGISTERS[register] ?? {title: 'unknown', words: ''},
    pages: [{number: 0, direction: 'both', name: 'all', about: 'read and written alike'}],
    firstPage: 0,
    pageChoice: '',
    digits: {},
    shown: ['CTRL', 'SRC', 'DST', 'LEN'],
    importance: ['CTRL', 'SRC', 'DST', 'LEN'],
    explained: {},
  },
  status: {...PORT.CTRL, page: 0, interrupts: {DONE: CTRL.DONE}, hidden: null},
  network: null,
  accesses: {
    read: (register, value) => READS[register]?.(value) ?? null,
    write: (register, value) => orders(register, value) ?? READS[register]?.(value) ?? null,
    orders,
    starts: (register, value) => (register === PORT.CTRL.name && (value & CTRL.BUSY) !== 0 ? 'transmit' : null),
    leaves: ({register}) =>
      register !== PORT.CTRL.name
        ? null
        : {after: null, ignored: 0, note: 'CTRL shows what the engine does, not what was written.'},
  },
  happenings: {
    lineRises: 'A copy has ended: CTRL.DONE is set, and the engine asks for attention.',
    lineFalls: 'CTRL.DONE is acknowledged.',
    drivers: {copier: ['driver that copies its own pages', 'copier'], rogue: ['driver that breaks the rules', 'rogue']},
    operations: {
      init: 'acknowledges what somebody may have left behind',
      work: 'starts a copy within its window',
      interrupt: 'reads CTRL and acknowledges the copy’s end',
      attack: 'copies pages of others into its window, and its own over theirs',
    },
    deniedWithError: () => 'CTRL.DONE is merged into what it reads of CTRL: its driver takes the copy for over.',
  },
  glossary: {
    terms: [
      {
        after: 'hand-off',
        term: 'copy engine',
        words: 'The smallest device of this lab: four registers that copy pages of its memory, and an interrupt.',
      },
    ],
    inRows: [],
    notModelled: [],
  },
  choices: {
    texts: {},
    dotted: {},
    hookSets: [
      {
        name: 'minimal',
        consequence: 'The write that starts a copy: what it takes is read back from the engine then.',
      },
      {name: 'writes', consequence: 'Every write: an exit for each, and nothing has to be read back.'},
      {name: 'all', consequence: 'Everything, the polling of CTRL too.'},
      {name: 'none', consequence: 'The model hears nothing: nobody watches.', isUnsound: true},
    ],
    hookList: 'w:CTRL,r:SRC',
    filters: {short: 'reg == CTRL && hook', ofBit: 'reg == CTRL && value & CTRL.BUSY'},
  },
  faults: FAULTS,
};
