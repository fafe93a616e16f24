// Slide 26 as a drawing: sets of one plan in several sizes, and what is said of it. [deck, slide 26]
import type {ModelDiagram, ModelGeometry} from '../../contract/model-diagram.ts';
import {modelSet, type Words} from './model-plan.ts';

/** What is in no small drawing. */
const BARE = {leastUnit: null, isForTall: false, ground: {boxes: [], texts: []}} as const;

/** The rows and columns of the plan, told behind the drawing. */
const BANDS: ModelGeometry['ground'] = {
  boxes: [
    {x: 4, y: 100, width: 848, height: 104},
    {x: 4, y: 302, width: 848, height: 104},
  ],
  texts: [
    {text: 'transmitter idle', x: 14, y: 116, anchor: 'start'},
    {text: 'transmitter busy', x: 14, y: 318, anchor: 'start'},
    {text: 'remote read open', x: 126, y: 424, anchor: 'middle'},
    {text: 'no remote DMA', x: 428, y: 424, anchor: 'middle'},
    {text: 'remote write open', x: 730, y: 424, anchor: 'middle'},
  ],
};

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
  core: 5,
  boldness: 1,
  hasCounts: true,
  leastUnit: 0.95,
  isForTall: false,
  ground: BANDS,
  legend: {kind: 'whole', left: 14, right: 570, y: 16},
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
  ...BARE,
  width: 856,
  columns: [128, 428, 728],
  text: {label: 20, name: 21, share: 0},
  arrow: 12,
  mark: 11,
  check: 30,
  core: 7,
  boldness: 1.2,
  hasCounts: false,
  legend: {kind: 'short', left: 34, right: 570, y: 22},
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
  isForTall: true,
  legend: {...LARGER.legend, y: 34},
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
  ...BARE,
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
  core: 4.5,
  boldness: 0.8,
  hasCounts: false,
  legend: null,
  words: null,
});

/** The drawing of the NE2000's model. */
export const NE2000_DIAGRAM: ModelDiagram = {
  source: 'slide 26',
  subtitle: 'slide 26, live; TXE is the slide’s PXE',
  dotted: ['PXE'],
  sets: [FULL, LARGE, MID, LOW, TIGHT],
};
