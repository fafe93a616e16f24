// Asks XState for the model's table and writes it down, so that no page has to. `node tools/compile-model.mjs` writes
// src/kits/ne2000/model/cells.ts; with --check it only says whether that differs.
import {readFileSync, writeFileSync} from 'node:fs';
import {resolve} from 'node:path';
import process from 'node:process';
import {register} from 'tsx/esm/api';

register();
const {printCells} = await import('../src/sim/models/cells-text.ts');
const {compileStatechart} = await import('../src/sim/models/compile-statechart.ts');
const {ne2kStatechart} = await import('../src/kits/ne2000/model/statechart.ts');
const {CHECKS, EVENTS, STATES} = await import('../src/kits/ne2000/model/names.ts');

const file = resolve(import.meta.dirname, '../src/kits/ne2000/model/cells.ts');
const text = printCells(compileStatechart(ne2kStatechart, {states: STATES, events: EVENTS, guards: CHECKS}));
if (!process.argv.includes('--check')) writeFileSync(file, text);
else if (readFileSync(file, 'utf8') !== text) {
  console.log('src/kits/ne2000/model/cells.ts is not what XState says: node tools/compile-model.mjs writes it anew');
  process.exitCode = 1;
}
