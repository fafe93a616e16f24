// The command line: runs src/cli/main.ts, built at its first call and after its sources have changed, so that it starts at
// once. `npm run -s vpio -- --help` says what it can do.
import {spawnSync} from 'node:child_process';
import {createHash} from 'node:crypto';
import {existsSync, readdirSync, rmSync, statSync, utimesSync} from 'node:fs';
import {join, resolve} from 'node:path';
import process from 'node:process';
import {pathToFileURL} from 'node:url';

const ROOT = resolve(import.meta.dirname, '..');
const BUILD = join(import.meta.dirname, 'build-cli.mjs');

// A reader that has seen enough, such as `head`, closes the pipe: that is no failure.
process.stdout.on('error', (error) => {
  if ('code' in error && error.code === 'EPIPE') process.exit(0);
  throw error;
});

const {main} = await commandLine();
process.exitCode = await main(process.argv.slice(2));

/** The built command line; from source, which takes longer, where nothing can be built (a folder that only lets itself be read).
 * @returns {Promise<typeof import('../src/cli/main.ts')>} */
async function commandLine() {
  const stamp = stampOfSources();
  const folder = join(ROOT, 'node_modules', '.cache', 'vpio', stamp);
  const built = join(folder, 'main.mjs');
  if (!existsSync(built)) {
    spawnSync(process.execPath, [BUILD, folder], {stdio: 'ignore'});
    // Sources that changed meanwhile may be in it, or not.
    if (stampOfSources() !== stamp) rmSync(folder, {recursive: true, force: true});
  }
  if (existsSync(built)) {
    keep(folder);
    return import(pathToFileURL(built).href);
  }
  const {register} = await import('tsx/esm/api');
  register();
  return import('../src/cli/main.ts');
}

/** Marks a build as used, so that nobody sweeps it away in the middle of a long call. @param {string} folder */
function keep(folder) {
  const now = new Date();
  try {
    utimesSync(folder, now, now);
  } catch {
    // A folder that only lets itself be read is not swept either.
  }
}

/** Another one wherever a source, its packages or the way it is built has changed. */
function stampOfSources() {
  const sources = readdirSync(join(ROOT, 'src'), {withFileTypes: true, recursive: true})
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  const stamp = createHash('sha256');
  for (const file of [...sources, BUILD, join(ROOT, 'package-lock.json')]) {
    const {size, mtimeMs} = statSync(file);
    stamp.update(`${file} ${size} ${mtimeMs}\n`);
  }
  return stamp.digest('hex').slice(0, 16);
}
