// Where the card's registers stand: rows of boxes as wide as their text, in the data sheet's words.
import {textWidth} from './machine-text.ts';

/** A rectangle in the drawing's units. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A register's name and the hex digits of its value. */
export interface RegisterSlot {
  readonly name: string;
  readonly digits: 2 | 4;
}

/** A register with its place. */
export interface RegisterCell extends RegisterSlot {
  readonly box: Box;
}

/** The registers that say what the card is about, in drawing order. */
export const SHOWN_REGISTERS: readonly RegisterSlot[] = [
  {name: 'CR', digits: 2},
  {name: 'ISR', digits: 2},
  {name: 'IMR', digits: 2},
  {name: 'RSAR', digits: 4},
  {name: 'RBCR', digits: 4},
  {name: 'TBCR', digits: 4},
  {name: 'TPSR', digits: 2},
  {name: 'CURR', digits: 2},
  {name: 'BNRY', digits: 2},
  {name: 'PSTART', digits: 2},
  {name: 'PSTOP', digits: 2},
  {name: 'DCR', digits: 2},
];

/** Which go first where not all fit. */
const PRIORITY = ['CR', 'ISR', 'RSAR', 'RBCR', 'TPSR', 'TBCR', 'IMR', 'BNRY', 'CURR', 'PSTART', 'PSTOP', 'DCR'];

/** Font size of a register's name and value. */
export const REGISTER_TEXT = 11.6;
const ROW = 21;
const GAP = 3;
const INNER = 10;

const needed = (slot: RegisterSlot): number =>
  textWidth(slot.name, REGISTER_TEXT) + textWidth('0'.repeat(slot.digits), REGISTER_TEXT, 'mono') + INNER;

/** Fills an area with as many registers as fit it; `current` is among them if it can be. */
export function placeRegisters(area: Box, current: string | null): readonly RegisterCell[] {
  const rows = Math.max(1, Math.floor((area.height + GAP) / (ROW + GAP)));
  const extra: RegisterSlot[] =
    current === null || current === 'data' || current === 'reset' || SHOWN_REGISTERS.some((s) => s.name === current)
      ? []
      : [{name: current, digits: 2}];
  const order = [...extra, ...SHOWN_REGISTERS];
  const rank = (slot: RegisterSlot): number => (slot.name === current ? -1 : PRIORITY.indexOf(slot.name));
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
function packed(slots: readonly RegisterSlot[], rows: number, width: number): RegisterSlot[][] | null {
  const lines: RegisterSlot[][] = [[]];
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
function spread(line: readonly RegisterSlot[], area: Box, y: number): RegisterCell[] {
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
