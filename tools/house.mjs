// The house rules that a few lines can judge: size of files, a README in each folder, no clock or chance in the
// simulation, and no path of somebody's machine anywhere.
import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {basename, dirname, join, relative, resolve, sep} from 'node:path';

const LINES_AT_MOST = 350;

/** Where text of ours lies: folders are read with all that is in them. */
const OURS = [
  'src',
  'tests',
  'tools',
  'bench',
  'docs',
  '.ci',
  'README.md',
  'CHANGELOG.md',
  'index.html',
  'vite.config.ts',
];
const TEXT = /\.(ts|tsx|mts|js|mjs|json|md|css|html|svg|sh|txt)$|^run$/;
const MACHINE_PATH = /(^|[\s"'`(=:])\/(home|root|Users|work|farm|tmp|mnt)\/[\w.-]/;
const CHANCE = /\bMath\s*(\.|\?\.|\[\s*['"`])\s*random\b/;

/** Says what breaks the house rules below `root`, one line each; empty when all is well. @param {string} root */
export function houseFaults(root) {
  return OURS.flatMap((name) => textFiles(resolve(root, name)))
    .flatMap((file) => fileFaults(relative(root, file).split(sep).join('/'), readFileSync(file, 'utf8')))
    .concat(foldersWithoutReadme(root));
}

/** @param {string} name @param {string} text @returns {string[]} */
function fileFaults(name, text) {
  /** @type {string[]} */
  const faults = [];
  const lines = text.split('\n');
  const count = lines.length - (lines.at(-1) === '' ? 1 : 0);
  if (name.startsWith('src/') && /\.tsx?$/.test(name) && count > LINES_AT_MOST)
    faults.push(`${name}: ${count} lines; over ${LINES_AT_MOST} a file holds more than one idea`);
  lines.forEach((line, index) => {
    if (MACHINE_PATH.test(line)) faults.push(`${name}:${index + 1}: names a path of one machine`);
    if (name.startsWith('src/') && !name.startsWith('src/ui/') && CHANCE.test(line))
      faults.push(`${name}:${index + 1}: chance comes from a seed (base/random.ts)`);
  });
  return faults;
}

/** @param {string} root @returns {string[]} */
function foldersWithoutReadme(root) {
  const folders = new Set(
    textFiles(resolve(root, 'src'))
      .filter((file) => /\.tsx?$/.test(file))
      .map((file) => dirname(file)),
  );
  return [...folders]
    .filter((folder) => !existsSync(join(folder, 'README.md')))
    .map((folder) => `${relative(root, folder)}: holds code and no README.md`)
    .sort();
}

/** @param {string} path a file, a folder or nothing @returns {string[]} */
function textFiles(path) {
  if (!existsSync(path)) return [];
  if (TEXT.test(basename(path))) return [path];
  return readdirSync(path, {withFileTypes: true, recursive: true})
    .filter((entry) => entry.isFile() && TEXT.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !file.includes(`${sep}node_modules${sep}`));
}
