// Asks XState for the table of every kit's model and writes it down, so that no page has to. `node tools/compile-model.mjs` writes
// src/kits/KIT/model/cells.ts out of statechart.ts; with --check it only says which differ.
import {existsSync, readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join, resolve} from 'node:path';
import process from 'node:process';
import {pathToFileURL} from 'node:url';
import {register} from 'tsx/esm/api';

register();
const {printCells} = await import('../src/sim/models/cells-text.ts');
const {compileStatechart} = await import('../src/sim/models/compile-statechart.ts');

const kits = resolve(import.meta.dirname, '../src/kits');
for (const kit of readdirSync(kits)) {
  const source = join(kits, kit, 'model/statechart.ts');
  if (!existsSync(source)) continue;
  /** @type {{MODEL_SOURCE: import('../src/sim/models/compile-statechart.ts').ModelSource}} */
  const {MODEL_SOURCE} = await import(pathToFileURL(source).href);
  const text = printCells(compileStatechart(MODEL_SOURCE.statechart, MODEL_SOURCE.order));
  const file = join(kits, kit, 'model/cells.ts');
  if (!process.argv.includes('--check')) writeFileSync(file, text);
  else if (!existsSync(file) || readFileSync(file, 'utf8') !== text) {
    console.log(`src/kits/${kit}/model/cells.ts is not what XState says: node tools/compile-model.mjs writes it anew`);
    process.exitCode = 1;
  }
}
