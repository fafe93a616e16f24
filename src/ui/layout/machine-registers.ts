// Where the card's registers stand: rows of boxes as wide as their text, in the data sheet's words.

import {textWidth} from '../../base/text-width.ts';
import {device} from '../../kits/screens.ts';
import {digitsOf} from './register-bits.ts';

/** A rectangle in the drawing's units. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A register in the machine's drawing. */
export interface ShownRegister {
  readonly name: string;
  /** Hex digits of its value. */
  readonly digits: number;
}

/** A register with its place. */
export interface RegisterCell extends ShownRegister {
  readonly box: Box;
}

/** Font size of a register's name and value. */
export const REGISTER_TEXT = 11.6;
const ROW = 21;
const GAP = 3;
const INNER = 10;

const needed = (slot: ShownRegister): number =>
  textWidth(slot.name, REGISTER_TEXT) + textWidth('0'.repeat(slot.digits), REGISTER_TEXT, 'mono') + INNER;

function slotOf(name: string): ShownRegister {
  return {name, digits: digitsOf(name)};
}

/** The registers that say what the device is about, in drawing order. */
export function shownRegisters(): readonly ShownRegister[] {
  return device.registers.shown.map(slotOf);
}

/** The register that is told at first, and where a path meets the device that names none. */
export function firstRegister(): string {
  return device.registers.shown[0] ?? '';
}

/** True for ports that hold no register: a data port, a reset port. */
export function isRange(name: string): boolean {
  return device.sheet.ranges.some((range) => range.name === name);
}

/** Fills an area with as many registers as fit it; `current` is among them if it can be. */
export function placeRegisters(area: Box, current: string | null): readonly RegisterCell[] {
  const {importance} = device.registers;
  const shown = shownRegisters();
  const rows = Math.max(1, Math.floor((area.height + GAP) / (ROW + GAP)));
  const extra: ShownRegister[] =
    current === null || isRange(current) || shown.some((slot) => slot.name === current) ? [] : [slotOf(current)];
  const order = [...extra, ...shown];
  const rank = (slot: ShownRegister): number => (slot.name === current ? -1 : importance.indexOf(slot.name));
  const byRank = [...order].sort((a, b) => rank(a) - rank(b));
  for (let count = byRank.length; count > 0; count--) {
    const chosen = new Set(byRank.slice(0, count));
    const lines = packed(
      order.filter((slot) => chosen.has(slot)),
      rows,
      area.width,
    );
    if (lines !== null) return lines.flatMap((line, row) => spread(line, area, area.y + row * (ROW + GAP)));
  }
  return [];
}

/** Breaks slots into lines, or says that they don't fit. */
function packed(slots: readonly ShownRegister[], rows: number, width: number): ShownRegister[][] | null {
  const lines: ShownRegister[][] = [[]];
  let used = 0;
  for (const slot of slots) {
    const wanted = needed(slot);
    if (used > 0 && used + GAP + wanted > width) {
      lines.push([]);
      used = 0;
    }
    used += wanted + (used > 0 ? GAP : 0);
    if (used > width) return null;
    lines.at(-1)?.push(slot);
  }
  return lines.length <= rows ? lines : null;
}

/** Spreads a line over the area's width. */
function spread(line: readonly ShownRegister[], area: Box, y: number): RegisterCell[] {
  const taken = line.reduce((sum, slot) => sum + needed(slot) + GAP, -GAP);
  const more = Math.min(18, (area.width - taken) / line.length);
  let x = area.x;
  return line.map((slot) => {
    const width = needed(slot) + more;
    const cell: RegisterCell = {...slot, box: {x, y, width, height: ROW}};
    x += width + GAP;
    return cell;
  });
}
