// The model as a square: across, whether the receiver is on; down, whether a frame is being sent; beside it, the card off the bus. No two
// edges cross.
import type {Anchor, EdgePlace, ModelDiagram, ModelGeometry} from '../../contract/model-diagram.ts';

/** A size of the drawing. */
interface Plan
  extends Pick<
    ModelGeometry,
    'name' | 'width' | 'height' | 'node' | 'text' | 'arrow' | 'mark' | 'core' | 'boldness' | 'leastUnit' | 'legend'
  > {
  /** Middles of the states: of PowerOn, of those without the receiver, of those with it. */
  readonly columns: readonly [number, number, number];
  /** Middles of the states that send nothing, and of those that send. */
  readonly rows: readonly [number, number];
  /** Half of what is between an edge there and the one back. */
  readonly lane: number;
  /** How far its diamond is from where an edge begins. */
  readonly check: number;
  readonly hasLabels: boolean;
  readonly hasCounts: boolean;
}

/** A second outline stands round a state in which the device can change hands, so far out. */
const RIM = 5;
/** From an edge to its words, and from line to line. */
const BESIDE = 8;
const LINE = 16;

/** Where an edge's words are. */
interface WordsPlace {
  readonly x: number;
  readonly y: number;
  readonly anchor: Anchor;
}

/** Whether an edge goes down, up, to the right or back to the left. */
type Way = 'down' | 'up' | 'right' | 'left';

function modelSet(plan: Plan): ModelGeometry {
  const {columns, rows, node} = plan;
  const [start, off, on] = columns;
  const [idle, busy] = rows;
  const half = {across: node.width / 2, down: node.height / 2};
  const across = (way: 'right' | 'left', row: number, rims: readonly [number, number], words: string): EdgePlace => {
    const y = row + (way === 'right' ? -plan.lane : plan.lane);
    const [from, to] = [off + half.across + rims[0], on - half.across - rims[1]];
    return edge(plan, way, way === 'right' ? [from, y, to, y] : [to, y, from, y], words);
  };
  const upDown = (way: 'down' | 'up', column: number, words: string): EdgePlace => {
    const x = column + (way === 'down' ? -plan.lane : plan.lane);
    const [from, to] = [idle + half.down + RIM, busy - half.down];
    return edge(plan, way, way === 'down' ? [x, from, x, to] : [x, to, x, from], words);
  };
  /** Between Idle and OffBus, from corner to corner; each a lane from the other. The words of both are left of them, one over the other. */
  const slanted = (way: 'down' | 'up', words: string): EdgePlace => {
    const aside = way === 'down' ? plan.lane : 3 * plan.lane;
    const [x1, y1, x2, y2] = [
      off - half.across + aside,
      idle + half.down + RIM,
      start + half.across + aside,
      busy - half.down - RIM,
    ];
    const right = x2 - 4 * plan.lane;
    const down = way === 'down' ? 0.3 : 0.7;
    const left = off - half.across + plan.lane + (right - x1) * down - BESIDE - plan.text.label / 2;
    const place = {x: left, y: y1 + (y2 - y1) * down, anchor: 'end'} as const;
    const route = way === 'down' ? ([x1, y1, right, y2] as const) : ([right, y2, x1, y1] as const);
    return {...edge(plan, way, route, words, place), check: null};
  };
  const setUp = [start + half.across, idle, off - half.across - RIM, idle] as const;
  const {name, width, height, text, arrow, mark, core, boldness, leastUnit, legend, hasCounts} = plan;
  return {
    ...{name, width, height, node, text, arrow, mark, core, boldness, leastUnit, legend, hasCounts},
    isForTall: false,
    ground: {boxes: [], texts: []},
    states: {
      PowerOn: [start, idle],
      Idle: [off, idle],
      Sending: [off, busy],
      Receiving: [on, idle],
      SendingReceiving: [on, busy],
      OffBus: [start, busy],
    },
    // By row of the declaration's drawn edges.
    edges: [
      {...edge(plan, 'right', setUp, 'Cmd: SetUp'), check: null},
      // Its words stand low, clear of the slanted edge.
      lowWords(upDown('down', off, 'Cmd: Transmit'), (busy - idle) / 10),
      {...upDown('up', off, 'INT: Sent'), check: null},
      across('right', idle, [RIM, RIM], 'Cmd: ReceiveOn'),
      {...across('left', idle, [RIM, RIM], 'Cmd: ReceiveOff'), check: null},
      upDown('down', on, 'Cmd: Transmit'),
      {...upDown('up', on, 'INT: Sent'), check: null},
      across('right', busy, [0, 0], 'Cmd: ReceiveOn'),
      {...across('left', busy, [0, 0], 'Cmd: ReceiveOff'), check: null},
      slanted('down', 'Cmd: MasterOff'),
      slanted('up', 'Cmd: MasterOn'),
    ],
  };
}

/** An edge with its words farther down. */
function lowWords({labels, count, ...rest}: EdgePlace, by: number): EdgePlace {
  const lower = <P extends {readonly y: number}>(place: P): P => ({...place, y: place.y + by});
  return {...rest, labels: labels.map(lower), count: count === null ? null : lower(count)};
}

/** An edge with its words outside the pair that it is one of, and its count below them. */
function edge(plan: Plan, way: Way, route: EdgePlace['route'], words: string, elsewhere?: WordsPlace): EdgePlace {
  const {text, check, hasLabels, hasCounts} = plan;
  const [x1, y1, x2, y2] = route;
  const [x, y] = [(x1 + x2) / 2, (y1 + y2) / 2];
  const lines = hasCounts ? 2 : 1;
  const places: Readonly<Record<Way, WordsPlace>> = {
    down: {x: x - BESIDE - text.label / 2, y, anchor: 'end'},
    up: {x: x + BESIDE + text.label / 2, y, anchor: 'start'},
    right: {x, y: y - BESIDE - (lines - 1) * LINE - 2, anchor: 'middle'},
    left: {x, y: y + BESIDE + text.label, anchor: 'middle'},
  };
  const place = elsewhere ?? places[way];
  const far = check / Math.hypot(x2 - x1, y2 - y1);
  return {
    route,
    labels: hasLabels ? [{text: words, ...place}] : [],
    count: hasLabels ? {...place, y: place.y + LINE} : null,
    check: [x1 + (x2 - x1) * far, y1 + (y2 - y1) * far],
  };
}

/** The drawing. */
export const RTL8139_MODEL_DIAGRAM: ModelDiagram = {
  source: 'the model',
  subtitle: 'live; right: the receiver is on, below: frames are being sent',
  dotted: [],
  sets: [
    modelSet({
      name: 'full',
      width: 780,
      height: 400,
      node: {width: 150, height: 46},
      columns: [95, 350, 655],
      rows: [160, 340],
      lane: 11,
      text: {label: 12.5, name: 14, share: 12},
      arrow: 9,
      mark: 8,
      check: 26,
      core: 5,
      boldness: 1,
      hasLabels: true,
      hasCounts: true,
      leastUnit: 0.95,
      legend: {kind: 'whole', left: 14, right: 300, y: 16},
    }),
    modelSet({
      name: 'mid',
      width: 564,
      height: 236,
      node: {width: 120, height: 40},
      columns: [66, 262, 485],
      rows: [56, 190],
      lane: 10,
      text: {label: 12, name: 13, share: 0},
      arrow: 8,
      mark: 7,
      check: 22,
      core: 5,
      boldness: 1,
      hasLabels: true,
      hasCounts: false,
      leastUnit: 1,
      legend: null,
    }),
    modelSet({
      name: 'small',
      width: 480,
      height: 160,
      node: {width: 132, height: 32},
      columns: [72, 240, 408],
      rows: [30, 132],
      lane: 9,
      text: {label: 13, name: 14, share: 0},
      arrow: 8,
      mark: 6.5,
      check: 16,
      core: 4.5,
      boldness: 0.8,
      hasLabels: false,
      hasCounts: false,
      leastUnit: null,
      legend: null,
    }),
  ],
};
