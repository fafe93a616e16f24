// A compiled model as a file of source, and back: a line a state, a figure an event.
import {assert} from '../../base/assert.ts';
import type {CompiledModel} from './compiled-model.ts';

/** What figures are written to: one character each. */
const BASE = 36;
/** What a line of source holds. */
const LINE = 120;

/** The file's text; figures are rows of the model's own names. @example writeFileSync(file, printCells(model)) */
export function printCells(model: CompiledModel): string {
  const {states, guards, events, edgeOf, tagged} = model;
  const most = Math.max(states.length, guards.length + 1, 2 + Math.max(...edgeOf));
  assert(most <= BASE, 'a figure of the table is one character');
  const table = (name: string, cells: ArrayLike<number>): string => {
    const lines = states.map((_, state) => `'${lineOf(cells, state, events.length)}'`);
    const short = `export const ${name} = [${lines.join(', ')}];`;
    return short.length <= LINE ? short : `export const ${name} = [\n${lines.map((line) => `  ${line},\n`).join('')}];`;
  };
  const tags = Object.entries(tagged).sort(([a], [b]) => (a < b ? -1 : 1));
  return `// What XState answered for every cell of the model: made by tools/compile-model.mjs out of statechart.ts, and held equal by a test.
// A line is a state, a figure in it an event, both in the order of names.ts.

/** The next state, where the cell's guard allows or there is none. */
${table('ALLOWED', model.allowed)}

/** The next state, where the cell's guard refuses. */
${table('DENIED', model.denied)}

/** 1 + the guard that is asked, 0 for none. */
${table('GUARD_OF', model.guardOf)}

/** 1 + the row of the edge, 0 for none. */
${table(
  'EDGE_OF',
  edgeOf.map((row) => row + 1),
)}

/** The states that have a tag, a bit for each from the first, which is the lowest. */
export const TAGGED = {
${tags.map(([tag, set]) => `  ${tag}: 0b${set.toString(2).padStart(states.length, '0')},`).join('\n')}
};
`;
}

/** The cells of one table of that file. */
export function readCells(lines: readonly string[]): Uint8Array {
  return Uint8Array.from(lines.join(''), (figure) => Number.parseInt(figure, BASE));
}

function lineOf(cells: ArrayLike<number>, state: number, events: number): string {
  return Array.from({length: events}, (_, event) => (cells[state * events + event] ?? 0).toString(BASE)).join('');
}
