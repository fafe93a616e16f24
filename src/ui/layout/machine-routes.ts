// The polylines that paths run along in the machine panel, hop by hop.
import type {MachineGeometry} from './machine-geometry.ts';
import {type Box, firstRegister, isRange, type RegisterCell} from './machine-registers.ts';
import type {Hop} from './meaning/lit-path.ts';

/** A corner of a polyline. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A hop's line; `isArrow` where it ends in an arrowhead. */
export interface Route {
  readonly points: readonly Point[];
  readonly isArrow: boolean;
}

/** What routes depend on besides the geometry. */
export interface RouteEnds {
  /** Position of the guest whose paths are drawn. */
  readonly guest: number;
  /** The register box a path ends at: one of `cells`, or a port that holds no register. */
  readonly register: string;
  readonly cells: readonly RegisterCell[];
  /** Port whose bit the exit looks up. */
  readonly port: number;
  /** Where the bytes in motion stand in the memory bar, from its left edge. */
  readonly memoryX: number;
  /** True where the path ends at the VMM. */
  readonly endsAtVmm: boolean;
  /** True where the unhooked path goes to the register in play; else it stands at the data port. */
  readonly isUnhooked: boolean;
}

const middle = (box: Box): number => box.x + box.width / 2;
const bottom = (box: Box): number => box.y + box.height;

/** The bitmap row that a port's bit stands in, as the height of its middle. */
function bitmapRowY(geometry: MachineGeometry, port: number): number {
  const {y, columns, cellHeight} = geometry.bitmap;
  return y + (Math.floor(port / columns) + 0.5) * cellHeight;
}

/** Every hop's line. A hop that has no room of its own (the wire, when compact) is missing. */
export function machineRoutes(g: MachineGeometry, ends: RouteEnds): Readonly<Partial<Record<Hop, Route>>> {
  const {lanes} = g;
  const guest = g.guests[ends.guest] ?? g.guests[0];
  if (guest === undefined) return {};
  const margin = g.guests[0]?.x ?? 0;
  const guestEnd = bottom(guest);
  const exitAt = guest.x + lanes.exitX - margin;
  const unhookedAt = guest.x + lanes.unhookedX - margin;
  const injectAt = guest.x + (guest.width < 120 ? guest.width - 12 : guest.width * 0.75);
  const rowY = bitmapRowY(g, ends.port);
  const target = registerTop(g, ends, ends.register);
  const {dataPort, transmitter, memory, frame} = g;
  const isPort = isRange(ends.register);
  const forwarded = isPort && ends.isUnhooked ? registerTop(g, ends, firstRegister()) : target;
  const endsAtPort = isPort || !ends.isUnhooked;
  const forwardX = Math.min(g.dmm.x + g.dmm.width * 0.45, lanes.interruptX - 30);

  const exit: Point[] =
    guest.x === margin
      ? [{x: lanes.exitX, y: guestEnd}]
      : [
          {x: exitAt, y: guestEnd},
          {x: exitAt, y: lanes.exitY},
          {x: lanes.exitX, y: lanes.exitY},
        ];
  const unhooked: Point[] =
    guest.x === margin
      ? [{x: lanes.unhookedX, y: guestEnd}]
      : [
          {x: unhookedAt, y: guestEnd},
          {x: unhookedAt, y: lanes.unhookedY},
          {x: lanes.unhookedX, y: lanes.unhookedY},
        ];

  const routes: Partial<Record<Hop, Route>> = {
    exit: {
      points: [...exit, {x: lanes.exitX, y: rowY}, ...(ends.endsAtVmm ? [{x: g.bitmap.x - 1, y: rowY}] : [])],
      isArrow: ends.endsAtVmm,
    },
    ask: {
      points: [
        {x: lanes.exitX, y: rowY},
        {x: lanes.exitX, y: lanes.askY},
        {x: g.dmm.x, y: lanes.askY},
      ],
      isArrow: true,
    },
    forward: {
      points: [
        {x: forwardX, y: bottom(g.dmm)},
        {x: forwardX, y: lanes.forwardY},
        {x: forwarded.x, y: lanes.forwardY},
        forwarded,
      ],
      isArrow: true,
    },
    unhooked: {
      points:
        endsAtPort && dataPort !== null
          ? [...unhooked, {x: lanes.unhookedX, y: dataPort.y}]
          : [...unhooked, {x: lanes.unhookedX, y: lanes.forwardY}, {x: target.x, y: lanes.forwardY}, target],
      isArrow: true,
    },
    'vmm-card': {points: [{x: target.x, y: bottom(g.vmm)}, target], isArrow: true},
    interrupt: {
      points: [
        {x: lanes.interruptX, y: g.card.y},
        {x: lanes.interruptX, y: bottom(g.dmm)},
      ],
      isArrow: true,
    },
    inject: {
      points: [
        {x: lanes.injectX, y: g.dmm.y},
        {x: lanes.injectX, y: lanes.injectY},
        {x: injectAt, y: lanes.injectY},
        {x: injectAt, y: guestEnd},
      ],
      isArrow: true,
    },
  };
  // A transmitter has a way to memory of its own.
  if (memory !== null && (dataPort !== null || transmitter === null)) {
    // What moves bytes by itself stands where its registers are.
    const mover = dataPort ?? g.registers;
    const x = middle(mover);
    routes['remote-dma'] = {
      points: [
        {x, y: bottom(mover)},
        {x, y: memory.y},
      ],
      isArrow: true,
    };
  }
  if (memory !== null && transmitter !== null) {
    const loopX = transmitter.x + transmitter.width - (g.density === 'full' ? 62 : 14);
    const txX = memory.x + Math.min(memory.width - 6, Math.max(6, ends.memoryX));
    routes['local-dma'] = {
      points: [
        {x: txX, y: bottom(memory)},
        {x: txX, y: lanes.loopY},
        {x: loopX, y: lanes.loopY},
        {x: loopX, y: bottom(transmitter)},
      ],
      isArrow: true,
    };
  }
  if (g.density === 'full' && transmitter !== null && frame !== null) {
    const x = transmitter.x + transmitter.width - 24;
    routes.wire = {
      points: [
        {x, y: bottom(transmitter)},
        {x, y: frame.y},
      ],
      isArrow: false,
    };
  }
  return routes;
}

/** Where an access meets the card: the top of its box, or the card's edge above a box in a lower row. */
function registerTop(g: MachineGeometry, ends: RouteEnds, register: string): Point {
  const cell = ends.cells.find((c) => c.name === register);
  const isTopRow = cell?.box.y === g.registers.y;
  if (cell !== undefined) return {x: middle(cell.box), y: isTopRow ? cell.box.y : g.card.y};
  if (g.dataPort !== null && isRange(register)) return {x: g.dataPort.x + g.dataPort.width * 0.72, y: g.dataPort.y};
  return {x: middle(g.registers), y: g.registers.y};
}

/** An SVG path of straight lines. */
export function pathData(points: readonly Point[]): string {
  return points.map((p, i) => `${i === 0 ? 'M' : 'L'}${round(p.x)},${round(p.y)}`).join(' ');
}

/** Two decimals at most, as drawings need. */
export const round = (n: number): number => Math.round(n * 100) / 100;

/** The corners of an arrowhead whose tip is the line's last point. */
export function arrowHead(points: readonly Point[], length: number, halfWidth: number): string {
  const tip = points.at(-1);
  const before = points.at(-2);
  if (tip === undefined || before === undefined) return '';
  const distance = Math.hypot(tip.x - before.x, tip.y - before.y) || 1;
  const dx = (tip.x - before.x) / distance;
  const dy = (tip.y - before.y) / distance;
  const baseX = tip.x - dx * length;
  const baseY = tip.y - dy * length;
  const corners = [
    tip,
    {x: baseX - dy * halfWidth, y: baseY + dx * halfWidth},
    {x: baseX + dy * halfWidth, y: baseY - dx * halfWidth},
  ];
  return corners.map((p) => `${round(p.x)},${round(p.y)}`).join(' ');
}

/** The line cut back from its tip, so that an arrowhead covers its end. */
export function shortened(points: readonly Point[], by: number): readonly Point[] {
  const tip = points.at(-1);
  const before = points.at(-2);
  if (tip === undefined || before === undefined) return points;
  const distance = Math.hypot(tip.x - before.x, tip.y - before.y) || 1;
  const cut = Math.min(by, distance - 0.5);
  const end = {x: tip.x - ((tip.x - before.x) / distance) * cut, y: tip.y - ((tip.y - before.y) / distance) * cut};
  return [...points.slice(0, -1), end];
}
