// A model's drawing where its kit has none: the states in a circle, clockwise from the top in their order, straight edges between
// them, there and back side by side. An edge that leads back to its own state is a short arrow into it from outside.

import {textWidth} from '../base/text-width.ts';
import type {EdgePlace, ModelDiagram, ModelGeometry, PlacedText} from './contract/model-diagram.ts';
import type {ModelWords} from './contract/model-words.ts';
import {eventWords} from './event-words.ts';

interface Size {
  readonly name: string;
  readonly text: ModelGeometry['text'];
  readonly nodeHeight: number;
  /** From the middle of the circle to a state's middle, at least, across and down. */
  readonly radius: readonly [number, number];
  /** Between an edge there and the one back. */
  readonly lane: number;
  readonly isDetailed: boolean;
}

const SIZES: readonly Size[] = [
  {
    name: 'circle',
    text: {label: 12.5, name: 14, share: 12},
    nodeHeight: 46,
    radius: [210, 130],
    lane: 11,
    isDetailed: true,
  },
  {
    name: 'small circle',
    text: {label: 13, name: 15, share: 0},
    nodeHeight: 32,
    radius: [120, 76],
    lane: 9,
    isDetailed: false,
  },
];

/** A second outline around a state in which the device can change hands, and the gap to it. */
const RIM = 5;
/** From an edge to its words, and from line to line. */
const BESIDE = 8;
const LINE = 16;
/** The arrow of an edge back to its own state. */
const STUB = 34;
const MARGIN = 12;
/** The legend's three lines, and its two columns. */
const LEGEND = {height: 76, left: 14, right: 250, width: 480} as const;

interface Vector {
  readonly x: number;
  readonly y: number;
}

/** The drawing of any model. */
export function plainDiagram(model: ModelWords): ModelDiagram {
  return {
    source: 'the model',
    subtitle: 'live',
    dotted: [],
    sets: SIZES.map((size) => circle(model, size)),
  };
}

function circle(model: ModelWords, size: Size): ModelGeometry {
  const {states, drawn} = model;
  const longest = Math.max(...states.map(({name}) => textWidth(name, size.text.name, 'bold')));
  const node = {width: Math.max(96, longest + 28), height: size.nodeHeight};
  const across = Math.max(size.radius[0], (states.length * node.width) / 4);
  const down = Math.max(size.radius[1], states.length * node.height * 0.6);
  const turn = (2 * Math.PI) / states.length;
  // Two stand side by side.
  const first = states.length === 2 ? Math.PI : -Math.PI / 2;
  const middles = new Map(
    states.map(({name}, i): [string, Vector] => {
      const angle = first + i * turn;
      return [
        name,
        states.length === 1
          ? {x: 0, y: 0}
          : {x: Math.round(Math.cos(angle) * across), y: Math.round(Math.sin(angle) * down)},
      ];
    }),
  );
  const half = (name: string): Vector => {
    const rim = states.some((state) => state.name === name && state.isReusable) ? RIM : 0;
    return {x: node.width / 2 + rim, y: node.height / 2 + rim};
  };
  const edges = drawn.map(({from, to, on, isChecked}): EdgePlace => {
    const [a, b] = [middles.get(from) ?? {x: 0, y: 0}, middles.get(to) ?? {x: 0, y: 0}];
    const route = from === to ? stub(a, half(from)) : between(a, b, half(from), half(to), size.lane);
    return placed(route, size.isDetailed ? eventWords(on, model).split('; ') : [], isChecked, size);
  });
  return framed(
    {
      name: size.name,
      node,
      text: size.text,
      arrow: size.isDetailed ? 9 : 8,
      mark: size.isDetailed ? 8 : 6.5,
      core: size.isDetailed ? 5 : 4.5,
      boldness: size.isDetailed ? 1 : 0.8,
      hasCounts: size.isDetailed,
      leastUnit: size.isDetailed ? 0.95 : null,
      isForTall: false,
      ground: {boxes: [], texts: []},
      states: Object.fromEntries(Array.from(middles, ([name, {x, y}]) => [name, [x, y]])),
      edges,
    },
    size,
  );
}

/** From edge to edge of two boxes, a lane to the left of the line between their middles. */
function between(a: Vector, b: Vector, halfA: Vector, halfB: Vector, lane: number): EdgePlace['route'] {
  const way = direction(a, b);
  const aside = {x: way.y * lane, y: -way.x * lane};
  const out = reach(aside, way, halfA);
  const back = reach(aside, {x: -way.x, y: -way.y}, halfB);
  return [
    a.x + aside.x + way.x * out,
    a.y + aside.y + way.y * out,
    b.x + aside.x - way.x * back,
    b.y + aside.y - way.y * back,
  ];
}

/** Into a box from outside the circle. */
function stub(at: Vector, half: Vector): EdgePlace['route'] {
  const out = at.x === 0 && at.y === 0 ? {x: 0, y: -1} : direction({x: 0, y: 0}, at);
  const edge = reach({x: 0, y: 0}, out, half);
  return [at.x + out.x * (edge + STUB), at.y + out.y * (edge + STUB), at.x + out.x * edge, at.y + out.y * edge];
}

function direction(from: Vector, to: Vector): Vector {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  return {x: (to.x - from.x) / length, y: (to.y - from.y) / length};
}

/** How far it is from a point of a box to its edge. */
function reach(from: Vector, way: Vector, half: Vector): number {
  const across = way.x === 0 ? Number.POSITIVE_INFINITY : (Math.sign(way.x) * half.x - from.x) / way.x;
  const down = way.y === 0 ? Number.POSITIVE_INFINITY : (Math.sign(way.y) * half.y - from.y) / way.y;
  return Math.min(across, down);
}

/** An edge with its words on its left, and its diamond near its beginning. */
function placed(route: EdgePlace['route'], lines: readonly string[], isChecked: boolean, {text}: Size): EdgePlace {
  const [x1, y1, x2, y2] = route;
  const way = direction({x: x1, y: y1}, {x: x2, y: y2});
  const side = {x: way.y, y: -way.x};
  // The count is a line of its own.
  const rows = lines.length + 1;
  const wide = Math.max(0, ...lines.map((line) => textWidth(line, text.label, 'bold')));
  const off = BESIDE + (Math.abs(side.x) * wide + Math.abs(side.y) * rows * LINE) / 2;
  const x = (x1 + x2) / 2 + side.x * off;
  const top = (y1 + y2) / 2 + side.y * off - (rows * LINE) / 2;
  const baseline = (row: number): number => top + row * LINE + text.label * 0.9;
  const labels = lines.map((line, row): PlacedText => ({text: line, x, y: baseline(row), anchor: 'middle'}));
  const length = Math.hypot(x2 - x1, y2 - y1);
  const near = Math.min(26, length / 3);
  return {
    route,
    labels,
    count: lines.length === 0 ? null : {x, y: baseline(lines.length), anchor: 'middle'},
    check: isChecked ? [x1 + way.x * near, y1 + way.y * near] : null,
  };
}

/** Moves what is drawn around the origin into a frame that holds all of it, below its legend. */
function framed(set: Omit<ModelGeometry, 'width' | 'height' | 'legend'>, size: Size): ModelGeometry {
  const xs: number[] = [];
  const ys: number[] = [];
  for (const [x, y] of Object.values(set.states)) {
    xs.push(x - set.node.width / 2 - RIM, x + set.node.width / 2 + RIM);
    ys.push(y - set.node.height / 2 - RIM, y + set.node.height / 2 + RIM);
  }
  for (const {route, labels, count} of set.edges) {
    xs.push(route[0], route[2]);
    ys.push(route[1], route[3]);
    for (const {text, x, y} of labels) {
      const half = textWidth(text, size.text.label, 'bold') / 2;
      xs.push(x - half, x + half);
      ys.push(y - size.text.label, y + 4);
    }
    if (count !== null) ys.push(count.y - size.text.label, count.y + 4);
  }
  const above = size.isDetailed ? LEGEND.height : 0;
  const wide = Math.max(...xs) - Math.min(...xs) + 2 * MARGIN;
  const width = Math.max(wide, size.isDetailed ? LEGEND.width : 0);
  const right = MARGIN - Math.min(...xs) + (width - wide) / 2;
  const down = MARGIN - Math.min(...ys) + above;
  const moved = <T extends Vector>(one: T): T => ({...one, x: one.x + right, y: one.y + down});
  return {
    ...set,
    width,
    height: Math.max(...ys) - Math.min(...ys) + 2 * MARGIN + above,
    legend: size.isDetailed ? {kind: 'whole', left: LEGEND.left, right: LEGEND.right, y: 16} : null,
    states: Object.fromEntries(Object.entries(set.states).map(([name, [x, y]]) => [name, [x + right, y + down]])),
    edges: set.edges.map(({route: [x1, y1, x2, y2], labels, count, check}) => ({
      route: [x1 + right, y1 + down, x2 + right, y2 + down],
      labels: labels.map(moved),
      count: count === null ? null : moved(count),
      check: check === null ? null : [check[0] + right, check[1] + down],
    })),
  };
}
