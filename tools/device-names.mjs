// What knows no device names none: outside a kit, and the scenarios' own data, no line of code says a device's name or a register of
// its data sheet. The words are read from the kits themselves.
import {readdirSync, readFileSync} from 'node:fs';
import {join, relative, resolve, sep} from 'node:path';
import process from 'node:process';
import {pathToFileURL} from 'node:url';
import {codeFiles} from './layers.mjs';

/** Folders below src that may name devices: the kits with their lists, and what scenarios say. */
const MAY_NAME = ['kits/', 'scenarios/'];
/** Names of more than one letter that a data sheet prints in capitals. */
const REGISTER = /'([A-Z][A-Z0-9]{1,})'/g;

/** @param {string} src @returns {string[]} the words that name a device, its registers, or the two halves of one together */
export function deviceWords(src) {
  const kits = join(src, 'kits');
  const words = new Set();
  for (const kit of readdirSync(kits, {withFileTypes: true})) {
    if (!kit.isDirectory() || kit.name === 'contract') continue;
    words.add(kit.name);
    words.add(kit.name.toUpperCase());
    for (const file of codeFiles(join(kits, kit.name)).filter((each) => /[/\\]sheet([/\\]|\.ts$)/.test(each))) {
      for (const [, name = ''] of readFileSync(file, 'utf8').matchAll(REGISTER)) {
        words.add(name);
        if (/[A-Z]{3,}[01]$/.test(name)) words.add(name.slice(0, -1));
      }
    }
  }
  return [...words].filter((word) => !/^RSV/.test(word));
}

/** Names by which a kit's device goes beside the kit's own. */
const OTHER_NAMES = ['ne2k', 'dp8390'];

/** @param {string} src @returns {string[]} the devices' names, as they stand within a longer one too: `openRtl8139`, `ne2kChart` */
export function deviceNames(src) {
  const kits = readdirSync(join(src, 'kits'), {withFileTypes: true});
  const names = kits.filter((kit) => kit.isDirectory() && kit.name !== 'contract').map(({name}) => name);
  return [...names, ...OTHER_NAMES].map((name) => name.replace(/-(\w)/g, (_, letter) => letter.toUpperCase()));
}

/** @param {string} src @returns {string[]} every line that names a device where none is known */
export function deviceNameFaults(src) {
  const capital = (/** @type {string} */ name) => name.charAt(0).toUpperCase() + name.slice(1);
  // At the beginning of a name or where a new word begins in one: a kit called `pump` is in `pumpAt` and `openPump`, not in `pumped`.
  const names = deviceNames(src).map(
    (name) => `(?<![\\w$])${name}(?![a-z])|${capital(name)}(?![a-z])|${name.toUpperCase()}(?![a-z])`,
  );
  const naming = new RegExp(`(?<![\\w$])(?:${deviceWords(src).join('|')})(?![\\w$])|${names.join('|')}`);
  return codeFiles(src).flatMap((file) => {
    const name = relative(src, file).split(sep).join('/');
    if (MAY_NAME.some((folder) => name.startsWith(folder))) return [];
    return readFileSync(file, 'utf8')
      .split('\n')
      .flatMap((line, i) => {
        const found = naming.exec(line);
        return found === null ? [] : [`${name}:${i + 1}: ${found[0]}: ${line.trim().slice(0, 100)}`];
      });
  });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const faults = deviceNameFaults(resolve('src'));
  for (const fault of faults) console.log(fault);
  console.log(`${faults.length} lines`);
}
