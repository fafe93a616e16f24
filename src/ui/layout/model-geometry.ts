// Where slide 26 stands on the screen: sets of one plan in several sizes, and the one that reads best in a given area.
import {type ModelGeometry, modelSet, type Words} from './model-plan.ts';

export type {EdgePlace, ModelGeometry} from './model-plan.ts';

const FULL = modelSet({
  name: 'full',
  width: 856,
  height: 432,
  node: {width: 138, height: 46},
  columns: [126, 428, 730],
  rows: [30, 150, 352],
  lane: 11,
  text: {label: 12.5, name: 14, share: 12},
  arrow: 9,
  mark: 8,
  check: 26,
  hasCounts: true,
  words: {
    // What the slide prints as PXE is the data sheet's TXE.
    down: {lines: ['Cmd: Transmit'], off: 15, first: -2.5},
    up: {lines: ['INT: PTX, TXE'], off: 12, first: -2.5},
    out: {lines: ['Cmd: Dma'], off: 161, first: -13},
    back: {lines: ['Cmd: Stop, AbortDma', 'INT: RDC'], off: 151, first: 21},
    line: 16,
  },
});

/** Larger type: a command and its event on lines of their own, no counts. */
const LARGER = {
  width: 856,
  columns: [128, 428, 728],
  text: {label: 20, name: 21, share: 0},
  arrow: 12,
  mark: 11,
  check: 30,
  hasCounts: false,
} as const;
const LARGER_WORDS: Words = {
  down: {lines: ['Cmd:', 'Transmit'], off: 12, first: -3.5},
  up: {lines: ['INT:', 'PTX, TXE'], off: 12, first: -3.5},
  out: {lines: ['Cmd: Dma'], off: 154, first: -17},
  back: {lines: ['Stop, Abort', 'RDC'], off: 150, first: 25},
  line: 23,
};

const MID = modelSet({
  ...LARGER,
  name: 'mid',
  height: 434,
  node: {width: 148, height: 56},
  rows: [32, 148, 362],
  lane: 14,
  words: LARGER_WORDS,
});

const LARGE = modelSet({
  ...LARGER,
  name: 'large',
  height: 586,
  node: {width: 148, height: 62},
  rows: [44, 216, 494],
  lane: 14,
  words: LARGER_WORDS,
});

/** For panels that a banner or a neighbour leaves low: as MID, closer together, a return's events in one line. */
const LOW = modelSet({
  ...LARGER,
  name: 'low',
  height: 310,
  node: {width: 136, height: 44},
  rows: [24, 116, 269],
  lane: 12,
  words: {
    ...LARGER_WORDS,
    down: {...LARGER_WORDS.down, first: 1},
    up: {...LARGER_WORDS.up, first: 1},
    back: {lines: ['Stop, Abort, RDC'], off: 150, first: 22},
  },
});

/** For panels that none of the others fits with readable text: states and edges; what an edge is called is said beside. */
const TIGHT = modelSet({
  name: 'tight',
  width: 420,
  height: 204,
  node: {width: 104, height: 32},
  columns: [54, 210, 366],
  rows: [20, 92, 184],
  lane: 9,
  text: {label: 13, name: 15, share: 0},
  arrow: 8,
  mark: 6.5,
  check: 14,
  hasCounts: false,
  words: null,
});

/** All coordinate sets by name. */
export const MODEL_SETS = {full: FULL, mid: MID, large: LARGE, low: LOW, tight: TIGHT} as const;

/** Least pixels a unit for the full set. */
const FULL_UNIT = 0.95;
/** No text falls below this many pixels. */
const LEAST_TEXT = 11;

/** Pixels a unit when a set fills an area. */
export function modelScale(set: ModelGeometry, width: number, height: number): number {
  return Math.min(width / set.width, height / set.height);
}

/** The set for a drawing area in pixels: full where a unit is 0.95 px or more, else the first of the larger types that reads. */
export function chooseModelSet(width: number, height: number, leastText = LEAST_TEXT): ModelGeometry {
  if (modelScale(FULL, width, height) >= FULL_UNIT && leastText <= FULL.text.share) return FULL;
  const reads = (set: ModelGeometry): boolean => modelScale(set, width, height) * set.text.label >= leastText;
  if (reads(LARGE) && modelScale(LARGE, width, height) >= modelScale(MID, width, height)) return LARGE;
  return reads(MID) ? MID : reads(LOW) ? LOW : TIGHT;
}
