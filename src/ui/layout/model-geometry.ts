// Where slide 26 stands on the screen: hand-placed coordinate sets, one table each. Rows are the transmitter (idle above,
// busy below), columns the remote DMA (read, none, write): the drawing is the product of the two. No edges cross.
import type {StateName} from '../../sim/models/ne2k/names.ts';

type Anchor = 'start' | 'middle' | 'end';

/** A line of text: where its baseline is held, and how. */
export interface PlacedText {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly anchor: Anchor;
}

/** One drawn edge. */
export interface EdgePlace {
  /** Straight, from x, y to x, y. */
  readonly route: readonly [number, number, number, number];
  readonly labels: readonly PlacedText[];
  /** Where the count stands; null: behind the last label. Unused where the set shows no counts. */
  readonly count: {readonly x: number; readonly y: number; readonly anchor: Anchor} | null;
  /** Middle of the diamond of an edge with a checking function. */
  readonly check: readonly [number, number] | null;
}

/** A coordinate set. */
export interface ModelGeometry {
  readonly name: 'full' | 'mid' | 'large' | 'low' | 'tight';
  readonly width: number;
  readonly height: number;
  readonly node: {readonly width: number; readonly height: number};
  /** Sizes of text: labels, state names, and what stands under a name; the last is 0 where nothing does. */
  readonly text: {readonly label: number; readonly name: number; readonly share: number};
  readonly arrow: number;
  /** Radius of a verdict or half a diamond. */
  readonly mark: number;
  readonly hasCounts: boolean;
  readonly hasTrail: boolean;
  readonly states: Readonly<Record<StateName, readonly [number, number]>>;
  /** By row of the drawn edges, 0 to 14. */
  readonly edges: readonly EdgePlace[];
}

const at = (text: string, x: number, y: number, anchor: Anchor = 'middle'): PlacedText => ({text, x, y, anchor});
const edge = (
  route: EdgePlace['route'],
  labels: readonly PlacedText[],
  check: EdgePlace['check'] = null,
  count: EdgePlace['count'] = null,
): EdgePlace => ({route, labels, check, count});

/** Edge 14's word: what the slide prints as PXE is the data sheet's TXE. */
const SENT = 'INT: PTX, TXE';

const FULL: ModelGeometry = {
  name: 'full',
  width: 856,
  height: 432,
  node: {width: 138, height: 46},
  text: {label: 12.5, name: 14, share: 12},
  arrow: 9,
  mark: 8,
  hasCounts: true,
  hasTrail: true,
  states: {
    Initiation: [428, 30],
    Idle: [428, 150],
    Trans: [428, 352],
    DmaRd: [126, 150],
    DmaWr: [730, 150],
    TransDmaRd: [126, 352],
    TransDmaWr: [730, 352],
  },
  edges: [
    edge([428, 53, 428, 122], [at('Initiate', 442, 94, 'start')]),
    edge([417, 178, 417, 329], [at('Cmd: Transmit', 402, 251, 'end')], [417, 204], {x: 402, y: 267, anchor: 'end'}),
    edge([439, 329, 439, 178], [at(SENT, 451, 251, 'start')], null, {x: 451, y: 267, anchor: 'start'}),
    edge([354, 139, 195, 139], [at('Cmd: DmaRd', 267, 126)], [328, 139]),
    edge([502, 139, 661, 139], [at('Cmd: DmaWr', 589, 126)], [528, 139]),
    edge([195, 161, 354, 161], [at('Cmd: Stop, AbortDma', 277, 182), at('INT: RDC', 277, 198)]),
    edge([661, 161, 502, 161], [at('Cmd: Stop, AbortDma', 579, 182), at('INT: RDC', 579, 198)]),
    edge([359, 341, 195, 341], [at('Cmd: DmaRd', 267, 328)], [333, 341]),
    edge([497, 341, 661, 341], [at('Cmd: DmaWr', 589, 328)], [523, 341]),
    edge([195, 363, 359, 363], [at('Cmd: Stop, AbortDma', 277, 384), at('INT: RDC', 277, 400)]),
    edge([661, 363, 497, 363], [at('Cmd: Stop, AbortDma', 579, 384), at('INT: RDC', 579, 400)]),
    edge([115, 173, 115, 329], [at('Cmd: Transmit', 100, 251, 'end')], [115, 199], {x: 100, y: 267, anchor: 'end'}),
    edge([719, 173, 719, 329], [at('Cmd: Transmit', 704, 251, 'end')], [719, 199], {x: 704, y: 267, anchor: 'end'}),
    edge([137, 329, 137, 173], [at(SENT, 149, 251, 'start')], null, {x: 149, y: 267, anchor: 'start'}),
    edge([741, 329, 741, 173], [at(SENT, 753, 251, 'start')], null, {x: 753, y: 267, anchor: 'start'}),
  ],
};

const MID: ModelGeometry = {
  name: 'mid',
  width: 856,
  height: 434,
  node: {width: 148, height: 56},
  text: {label: 20, name: 21, share: 0},
  arrow: 12,
  mark: 11,
  hasCounts: false,
  hasTrail: false,
  states: {
    Initiation: [428, 32],
    Idle: [428, 148],
    Trans: [428, 362],
    DmaRd: [128, 148],
    DmaWr: [728, 148],
    TransDmaRd: [128, 362],
    TransDmaWr: [728, 362],
  },
  edges: [
    edge([428, 60, 428, 115], [at('Initiate', 442, 94, 'start')]),
    edge([414, 181, 414, 334], [at('Cmd:', 402, 254, 'end'), at('Transmit', 402, 277, 'end')], [414, 211]),
    edge([442, 334, 442, 181], [at('INT:', 454, 254, 'start'), at('PTX, TXE', 454, 277, 'start')]),
    edge([349, 134, 202, 134], [at('Cmd: DmaRd', 274, 117)], [319, 134]),
    edge([507, 134, 654, 134], [at('Cmd: DmaWr', 582, 117)], [537, 134]),
    edge([202, 162, 349, 162], [at('Stop, Abort', 278, 187), at('RDC', 278, 210)]),
    edge([654, 162, 507, 162], [at('Stop, Abort', 578, 187), at('RDC', 578, 210)]),
    edge([354, 348, 202, 348], [at('Cmd: DmaRd', 274, 331)], [324, 348]),
    edge([502, 348, 654, 348], [at('Cmd: DmaWr', 582, 331)], [532, 348]),
    edge([202, 376, 354, 376], [at('Stop, Abort', 278, 401), at('RDC', 278, 424)]),
    edge([654, 376, 502, 376], [at('Stop, Abort', 578, 401), at('RDC', 578, 424)]),
    edge([114, 176, 114, 334], [at('Cmd:', 102, 254, 'end'), at('Transmit', 102, 277, 'end')], [114, 206]),
    edge([714, 176, 714, 334], [at('Cmd:', 702, 254, 'end'), at('Transmit', 702, 277, 'end')], [714, 206]),
    edge([142, 334, 142, 176], [at('INT:', 154, 254, 'start'), at('PTX, TXE', 154, 277, 'start')]),
    edge([742, 334, 742, 176], [at('INT:', 754, 254, 'start'), at('PTX, TXE', 754, 277, 'start')]),
  ],
};

const LARGE: ModelGeometry = {
  name: 'large',
  width: 856,
  height: 586,
  node: {width: 148, height: 62},
  text: {label: 20, name: 21, share: 0},
  arrow: 12,
  mark: 11,
  hasCounts: false,
  hasTrail: false,
  states: {
    Initiation: [428, 44],
    Idle: [428, 216],
    Trans: [428, 494],
    DmaRd: [128, 216],
    DmaWr: [728, 216],
    TransDmaRd: [128, 494],
    TransDmaWr: [728, 494],
  },
  edges: [
    edge([428, 75, 428, 180], [at('Initiate', 442, 134, 'start')]),
    edge([414, 252, 414, 463], [at('Cmd:', 402, 354, 'end'), at('Transmit', 402, 377, 'end')], [414, 282]),
    edge([442, 463, 442, 252], [at('INT:', 454, 354, 'start'), at('PTX, TXE', 454, 377, 'start')]),
    edge([349, 202, 202, 202], [at('Cmd: DmaRd', 274, 185)], [319, 202]),
    edge([507, 202, 654, 202], [at('Cmd: DmaWr', 582, 185)], [537, 202]),
    edge([202, 230, 349, 230], [at('Stop, Abort', 278, 255), at('RDC', 278, 278)]),
    edge([654, 230, 507, 230], [at('Stop, Abort', 578, 255), at('RDC', 578, 278)]),
    edge([354, 480, 202, 480], [at('Cmd: DmaRd', 274, 463)], [324, 480]),
    edge([502, 480, 654, 480], [at('Cmd: DmaWr', 582, 463)], [532, 480]),
    edge([202, 508, 354, 508], [at('Stop, Abort', 278, 533), at('RDC', 278, 556)]),
    edge([654, 508, 502, 508], [at('Stop, Abort', 578, 533), at('RDC', 578, 556)]),
    edge([114, 247, 114, 463], [at('Cmd:', 102, 354, 'end'), at('Transmit', 102, 377, 'end')], [114, 277]),
    edge([714, 247, 714, 463], [at('Cmd:', 702, 354, 'end'), at('Transmit', 702, 377, 'end')], [714, 277]),
    edge([142, 463, 142, 247], [at('INT:', 154, 354, 'start'), at('PTX, TXE', 154, 377, 'start')]),
    edge([742, 463, 742, 247], [at('INT:', 754, 354, 'start'), at('PTX, TXE', 754, 377, 'start')]),
  ],
};

/** For panels that a banner or a neighbour leaves low: as MID, closer together, a return's events in one line. */
const LOW: ModelGeometry = {
  name: 'low',
  width: 856,
  height: 310,
  node: {width: 136, height: 44},
  text: {label: 20, name: 21, share: 0},
  arrow: 12,
  mark: 11,
  hasCounts: false,
  hasTrail: false,
  states: {
    Initiation: [428, 24],
    Idle: [428, 116],
    Trans: [428, 269],
    DmaRd: [128, 116],
    DmaWr: [728, 116],
    TransDmaRd: [128, 269],
    TransDmaWr: [728, 269],
  },
  edges: [
    edge([428, 46, 428, 89], [at('Initiate', 442, 76, 'start')]),
    edge([414, 143, 414, 247], [at('Cmd:', 402, 196, 'end'), at('Transmit', 402, 218, 'end')], [414, 172]),
    edge([442, 247, 442, 143], [at('INT:', 454, 196, 'start'), at('PTX, TXE', 454, 218, 'start')]),
    edge([355, 104, 196, 104], [at('Cmd: DmaRd', 274, 87)], [325, 104]),
    edge([501, 104, 660, 104], [at('Cmd: DmaWr', 582, 87)], [531, 104]),
    edge([196, 128, 355, 128], [at('Stop, Abort, RDC', 276, 150)]),
    edge([660, 128, 501, 128], [at('Stop, Abort, RDC', 580, 150)]),
    edge([360, 257, 196, 257], [at('Cmd: DmaRd', 274, 241)], [330, 257]),
    edge([496, 257, 660, 257], [at('Cmd: DmaWr', 582, 241)], [526, 257]),
    edge([196, 281, 360, 281], [at('Stop, Abort, RDC', 278, 303)]),
    edge([660, 281, 496, 281], [at('Stop, Abort, RDC', 578, 303)]),
    edge([114, 138, 114, 247], [at('Cmd:', 102, 196, 'end'), at('Transmit', 102, 218, 'end')], [114, 168]),
    edge([714, 138, 714, 247], [at('Cmd:', 702, 196, 'end'), at('Transmit', 702, 218, 'end')], [714, 168]),
    edge([142, 247, 142, 138], [at('INT:', 154, 196, 'start'), at('PTX, TXE', 154, 218, 'start')]),
    edge([742, 247, 742, 138], [at('INT:', 754, 196, 'start'), at('PTX, TXE', 754, 218, 'start')]),
  ],
};

/** For panels that none of the others fits with readable text: states and edges; what an edge is called is said beside. */
const TIGHT: ModelGeometry = {
  name: 'tight',
  width: 420,
  height: 204,
  node: {width: 104, height: 32},
  text: {label: 13, name: 15, share: 0},
  arrow: 8,
  mark: 6.5,
  hasCounts: false,
  hasTrail: false,
  states: {
    Initiation: [210, 20],
    Idle: [210, 92],
    Trans: [210, 184],
    DmaRd: [54, 92],
    DmaWr: [366, 92],
    TransDmaRd: [54, 184],
    TransDmaWr: [366, 184],
  },
  edges: [
    edge([210, 36, 210, 71], []),
    edge([201, 113, 201, 168], [], [201, 127]),
    edge([219, 168, 219, 113], []),
    edge([153, 83, 106, 83], [], [139, 83]),
    edge([267, 83, 314, 83], [], [281, 83]),
    edge([106, 101, 153, 101], []),
    edge([314, 101, 267, 101], []),
    edge([158, 175, 106, 175], [], [144, 175]),
    edge([262, 175, 314, 175], [], [276, 175]),
    edge([106, 193, 158, 193], []),
    edge([314, 193, 262, 193], []),
    edge([45, 108, 45, 168], [], [45, 122]),
    edge([357, 108, 357, 168], [], [357, 122]),
    edge([63, 168, 63, 108], []),
    edge([375, 168, 375, 108], []),
  ],
};

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
