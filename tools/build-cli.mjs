// Builds the command line for tools/vpio.mjs: `node tools/build-cli.mjs FOLDER`. The folder is there whole or not at all, so
// that calls at the same time cannot meet in a half one; what was built for other sources goes after a day.
import {existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync} from 'node:fs';
import {dirname, join, resolve} from 'node:path';
import process from 'node:process';

const ROOT = resolve(import.meta.dirname, '..');
const DAY_MS = 24 * 60 * 60 * 1000;

const [, , folder] = process.argv;
if (folder === undefined) throw new Error('usage: node tools/build-cli.mjs FOLDER');
const shelf = dirname(folder);
mkdirSync(shelf, {recursive: true});
sweep();
const made = mkdtempSync(join(shelf, 'made-'));
// Not before there is a place: a folder that only lets itself be read costs no more than the try.
const {build} = await import('vite');
await build({
  configFile: false,
  root: ROOT,
  logLevel: 'error',
  ssr: {noExternal: true},
  build: {
    ssr: join(ROOT, 'src/cli/main.ts'),
    outDir: made,
    target: 'es2022',
    copyPublicDir: false,
    rolldownOptions: {output: {entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs'}},
  },
});
// What somebody cleaned half away is none.
if (!existsSync(join(folder, 'main.mjs'))) rmSync(folder, {recursive: true, force: true});
try {
  renameSync(made, folder);
} catch (error) {
  // Another call was quicker.
  rmSync(made, {recursive: true, force: true});
  if (!existsSync(folder)) throw error;
}

/** A call that has begun may still fetch its parts, so what was there a moment ago stays. */
function sweep() {
  for (const name of readdirSync(shelf)) {
    const old = join(shelf, name);
    const {mtimeMs} = statSync(old, {throwIfNoEntry: false}) ?? {mtimeMs: 0};
    if (Date.now() - mtimeMs > DAY_MS) rmSync(old, {recursive: true, force: true});
  }
}
