// A compiled model as a file of source, and back: a line a state, a figure an event.
import {assert} from '../../base/assert.ts';
import type {CompiledModel} from './compiled-model.ts';

/** What figures are written to: one character each. */
const BASE = 36;

/** The file's text; figures are rows of the model's own names. @example writeFileSync(file, printCells(model)) */
export function printCells(model: CompiledModel): string {
  assert(Math.max(model.states.length, model.guards.length + 1) <= BASE, 'a figure of the table is one character');
  const lines = (cells: Uint8Array): string =>
    model.states.map((_, state) => `  '${lineOf(cells, state, model.events.length)}',`).join('\n');
  return `// What XState answered for every cell of the model: made by tools/compile-model.mjs out of machine.ts, and held equal by a test.
// A line is a state, a figure in it an event, both in the order of names.ts.

/** The next state, where the cell's guard allows or there is none. */
export const ALLOWED = [
${lines(model.allowed)}
];

/** The next state, where the cell's guard refuses. */
export const DENIED = [
${lines(model.denied)}
];

/** 1 + the guard that is asked, 0 for none. */
export const GUARD_OF = [
${lines(model.guardOf)}
];
`;
}

/** The cells of one table of that file. */
export function readCells(lines: readonly string[]): Uint8Array {
  return Uint8Array.from(lines.join(''), (figure) => Number.parseInt(figure, BASE));
}

function lineOf(cells: Uint8Array, state: number, events: number): string {
  return Array.from(cells.subarray(state * events, (state + 1) * events), (cell) => cell.toString(BASE)).join('');
}
