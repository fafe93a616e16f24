// The copy engine's model: compiled as declared, and what it makes of accesses.
import {readFileSync} from 'node:fs';
import {expect, test} from 'vitest';
import {COPY_NAMES} from '../../../src/kits/copy-engine/model/model.ts';
import {MODEL_SOURCE} from '../../../src/kits/copy-engine/model/statechart.ts';
import {COPY_WORDS} from '../../../src/kits/copy-engine/model/words.ts';
import {printCells} from '../../../src/sim/models/cells-text.ts';
import {compileStatechart} from '../../../src/sim/models/compile-statechart.ts';

test('the table is what XState says', () => {
  const text = printCells(compileStatechart(MODEL_SOURCE.statechart, MODEL_SOURCE.order));
  expect(readFileSync('src/kits/copy-engine/model/cells.ts', 'utf8'), 'node tools/compile-model.mjs').toBe(text);
});

test('a copy is checked, and ends by itself', () => {
  expect(COPY_NAMES.drawn).toEqual([
    {from: 'Idle', on: ['Copy'], to: 'Copying', isChecked: true},
    {from: 'Copying', on: ['Done'], to: 'Idle', isChecked: false},
  ]);
});

test('the engine changes hands where no copy goes on, and each state says why', () => {
  expect(COPY_NAMES.states.map(({name, isReusable, reason}) => [name, isReusable, reason])).toEqual([
    ['Idle', true, 'no copy goes on'],
    ['Copying', false, 'a copy goes on'],
  ]);
});

test('each way on that is not drawn says why the model stays', () => {
  expect(COPY_WORDS.undrawn.map(({from, on, to}) => [from, on, to])).toEqual([
    ['Idle', 'Done', 'Idle'],
    ['Copying', 'Copy', 'Copying'],
  ]);
});
