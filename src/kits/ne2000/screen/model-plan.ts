// The plan of slide 26: rows are the transmitter (idle above, busy below), columns the remote DMA (read, none, write), and the
// drawing is the product of the two. Edges and their words follow from where the rows and columns stand. No edges cross.
import type {Anchor, EdgePlace, ModelGeometry, PlacedText} from '../../contract/model-diagram.ts';
import type {StateName} from '../model/names.ts';

/** What stands at the edges of one direction: its lines, how far beside it or from the middle, and how far the first is below. */
interface Lettering {
  readonly lines: readonly string[];
  readonly off: number;
  readonly first: number;
}

/** Words at the edges: down to a busy transmitter and up again, out to a remote DMA (named by it) and back. */
export interface Words {
  readonly down: Lettering;
  readonly up: Lettering;
  readonly out: Lettering;
  readonly back: Lettering;
  /** From line to line. */
  readonly line: number;
}

/** What a set is made of. */
interface Plan extends Omit<ModelGeometry, 'states' | 'edges'> {
  /** Middles of read, none, write. */
  readonly columns: readonly [number, number, number];
  /** Middles of Initiation, transmitter idle, transmitter busy. */
  readonly rows: readonly [number, number, number];
  /** From the middle of a state to each of two edges that run side by side. */
  readonly lane: number;
  /** From an edge's start to its diamond. */
  readonly check: number;
  /** null: no words at the edges. */
  readonly words: Words | null;
}

/** Idle's second outline and the gap to it. */
const RIM = 5;
/** Side of the middle: read or write. */
type Side = -1 | 1;

/** A coordinate set from its plan; its edges in the order of the drawn edges. */
export function modelSet({columns, rows, lane, check, words, ...set}: Plan): ModelGeometry {
  const [read, none, write] = columns;
  const [first, idle, busy] = rows;
  const [w, h] = [set.node.width / 2, set.node.height / 2];
  const remote = (side: Side): number => (side < 0 ? read : write);
  /** Where words beside an edge up or down begin to be counted: the middle between Idle and Trans. */
  const between = (idle + h + RIM + busy - h) / 2;
  const lines = (of: Lettering | undefined, x: number, y: number, anchor: Anchor, name = ''): PlacedText[] =>
    (of?.lines ?? []).map((text, i) => ({
      text: text + name,
      x,
      y: y + (of?.first ?? 0) + i * (words?.line ?? 0),
      anchor,
    }));
  const beside = (of: Lettering | undefined, x: number, anchor: Anchor): Pick<EdgePlace, 'labels' | 'count'> => {
    const labels = lines(of, x, between, anchor);
    const last = labels.at(-1);
    return {
      labels,
      count: set.hasCounts && last !== undefined ? {x, y: last.y + (words?.line ?? 0), anchor} : null,
    };
  };
  const down = (x: number, rim: number): EdgePlace => ({
    route: [x - lane, idle + h + rim, x - lane, busy - h],
    check: [x - lane, idle + h + rim + check],
    ...beside(words?.down, x - lane - (words?.down.off ?? 0), 'end'),
  });
  const up = (x: number, rim: number): EdgePlace => ({
    route: [x + lane, busy - h, x + lane, idle + h + rim],
    check: null,
    ...beside(words?.up, x + lane + (words?.up.off ?? 0), 'start'),
  });
  const out = (y: number, rim: number, side: Side): EdgePlace => ({
    route: [none + side * (w + rim), y - lane, remote(side) - side * w, y - lane],
    check: [none + side * (w + rim + check), y - lane],
    labels: lines(words?.out, none + side * (words?.out.off ?? 0), y - lane, 'middle', side < 0 ? 'Rd' : 'Wr'),
    count: null,
  });
  const back = (y: number, rim: number, side: Side): EdgePlace => ({
    route: [remote(side) - side * w, y + lane, none + side * (w + rim), y + lane],
    check: null,
    labels: lines(words?.back, none + side * (words?.back.off ?? 0), y + lane, 'middle'),
    count: null,
  });
  const initiate: EdgePlace = {
    route: [none, first + h, none, idle - h - RIM],
    check: null,
    labels:
      words === null ? [] : [{text: 'Initiate', x: none + 14, y: (first + idle - RIM) / 2 + 6.5, anchor: 'start'}],
    count: null,
  };
  const states: Readonly<Record<StateName, readonly [number, number]>> = {
    Initiation: [none, first],
    Idle: [none, idle],
    Trans: [none, busy],
    DmaRd: [read, idle],
    DmaWr: [write, idle],
    TransDmaRd: [read, busy],
    TransDmaWr: [write, busy],
  };
  return {
    ...set,
    states,
    edges: [
      initiate,
      down(none, RIM),
      up(none, RIM),
      out(idle, RIM, -1),
      out(idle, RIM, 1),
      back(idle, RIM, -1),
      back(idle, RIM, 1),
      out(busy, 0, -1),
      out(busy, 0, 1),
      back(busy, 0, -1),
      back(busy, 0, 1),
      down(read, 0),
      down(write, 0),
      up(read, 0),
      up(write, 0),
    ],
  };
}
