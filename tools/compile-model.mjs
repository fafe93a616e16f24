// Asks XState for the table of every kit's model and writes it down, so that no page has to. `node tools/compile-model.mjs` writes
// src/kits/KIT/model/cells.ts out of machine.ts; with --check it only says which differ.
import {existsSync, readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join, resolve} from 'node:path';
import process from 'node:process';
import {pathToFileURL} from 'node:url';
import {register} from 'tsx/esm/api';

register();
const {printCells} = await import('../src/sim/models/cells-text.ts');
const {compileMachine} = await import('../src/sim/models/compile-machine.ts');

const kits = resolve(import.meta.dirname, '../src/kits');
for (const kit of readdirSync(kits)) {
  const source = join(kits, kit, 'model/machine.ts');
  if (!existsSync(source)) continue;
  /** @type {{MODEL_SOURCE: import('../src/sim/models/compile-machine.ts').ModelSource}} */
  const {MODEL_SOURCE} = await import(pathToFileURL(source).href);
  const text = printCells(compileMachine(MODEL_SOURCE.machine, MODEL_SOURCE.order));
  const file = join(kits, kit, 'model/cells.ts');
  if (!process.argv.includes('--check')) writeFileSync(file, text);
  else if (!existsSync(file) || readFileSync(file, 'utf8') !== text) {
    console.log(`src/kits/${kit}/model/cells.ts is not what XState says: node tools/compile-model.mjs writes it anew`);
    process.exitCode = 1;
  }
}
