// The copy engine as its data sheet would have it: four registers of a byte each, and memory that it copies page by page. It is a
// device of our own making, the smallest that starts a DMA, takes its time and raises a line.
import {bits} from '../../base/bits.ts';
import type {PortSheet} from '../contract/port-sheet.ts';

/** Pages of its memory, and the bytes of one. */
export const PAGES = 64;
export const PAGE_BYTES = 256;
/** Where its ports begin in our machines. */
export const BASE_PORT = 0x240;

/** Its registers: where a copy is taken from, where it goes, how many pages it takes; and what starts it. All can be read back. */
export const PORT = {
  SRC: {name: 'SRC', offset: 0},
  DST: {name: 'DST', offset: 1},
  LEN: {name: 'LEN', offset: 2},
  CTRL: {name: 'CTRL', offset: 3},
} as const;
/** The registers that set a copy up: read when it starts, and free for the next one from then on. */
export const SET_UP = [PORT.SRC, PORT.DST, PORT.LEN] as const;
/** BUSY: a copy goes on; a 1 written there starts one. DONE: one has ended, and the line is up; a 1 written there acknowledges that. */
export const CTRL = bits({BUSY: 0, DONE: 1});

const NAMES = Object.values(PORT).map(({name}) => name);

/** Its ports: one page of four registers. */
export const COPY_PORTS: PortSheet = {
  ports: NAMES.length,
  pages: 1,
  registers: [...NAMES.keys()],
  onEveryPage: [...NAMES.keys()],
  ranges: [],
  portName: (_page, offset) => NAMES[offset] ?? '',
  isPrinted: () => true,
  wholes: {},
  bits: {CTRL},
};
